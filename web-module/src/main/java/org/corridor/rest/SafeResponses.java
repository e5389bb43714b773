package org.corridor.rest;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps answers out of caches and frames, and refuses requests that change something when a page of
 * another site makes a browser send them: a browser that knows a Basic password sends it along.
 */
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class SafeResponses extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Referrer-Policy", "no-referrer");
    // Fetch Metadata Request Headers, section 2.3: every browser sends it, nothing else does.
    boolean foreign =
        Optional.ofNullable(request.getHeader("Sec-Fetch-Site"))
            .filter(site -> !OWN.contains(site))
            .isPresent();
    if (foreign && !READING.contains(request.getMethod())) {
      ProblemPage.write(Problem.of(403, "Not from another site's page"), response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
