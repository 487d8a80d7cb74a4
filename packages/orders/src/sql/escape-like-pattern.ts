/** A text as `like` takes it for itself. */
export const escapeLikePattern = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
