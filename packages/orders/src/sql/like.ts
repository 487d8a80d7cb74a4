/** A text as `like` takes it for itself. */
export const likely = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
