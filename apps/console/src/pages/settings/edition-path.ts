/** Where the effect of a change to an edition is shown. */
export const editionEffectsPath = (value: string) => `/settings/edition?to=${encodeURIComponent(value)}`;
