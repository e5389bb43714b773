package org.corridor.export;

import java.util.List;
import org.corridor.interfaces.Export;

/**
 * How an export does.
 *
 * @param runs the last ones, the latest first
 */
public record ExportStatus(Export export, List<Run> runs) {}
