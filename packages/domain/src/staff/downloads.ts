/** Downloads of one person at the same time. */
export const MAX_DOWNLOADS_PER_PERSON = 2;
