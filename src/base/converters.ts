/** An absent, empty or broken attribute sets no limit. (Lit's own converter would make `null` of it, which counts as 0.) */
export const optionalNumber = (text: string | null): number | undefined =>
  text?.trim() && Number.isFinite(Number(text)) ? Number(text) : undefined;
