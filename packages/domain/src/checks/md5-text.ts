/** Whether a text is the hex text of an MD5, as the interface takes a filing password (docs/spec/bureau-interface.md B-8). */
export const isMd5Text = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
