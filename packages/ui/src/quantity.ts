/** The whole number nearest to what was wanted within the bounds; `otherwise` when that is no number at all. */
export function clampQuantity(
  wanted: number,
  { min, max, otherwise }: { readonly min: number; readonly max: number; readonly otherwise: number },
): number {
  if (!Number.isFinite(wanted)) return otherwise
  return Math.min(max, Math.max(min, Math.round(wanted)))
}
