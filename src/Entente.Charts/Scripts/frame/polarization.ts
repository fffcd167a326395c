import type { DiagnosedPolarization } from "../diagnose-document";
import type { MeasureDocument } from "../measure-document";

/** The rows of polarization, whether `measure` or `diagnose` wrote them. */
export function polarization(measured: MeasureDocument): readonly DiagnosedPolarization[] {
  const section = measured.polarization;
  return (Array.isArray(section) ? section : section?.byPeriod) ?? [];
}
