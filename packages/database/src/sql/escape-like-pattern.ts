/** Escapes a text so that `like` matches it literally. */
export const escapeLikePattern = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
