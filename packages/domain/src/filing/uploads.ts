/** Largest upload of an applicant or of the desk, bytes (docs/spec/rules.md: 4 MB). */
export const MAX_UPLOAD_BYTES = 4 * 1024 * 1024;
/** The same in MiB, for texts. */
/** Shortest edge of an image that is taken, pixels. */
export const MIN_IMAGE_EDGE = 100;
export const MAX_UPLOAD_MIB = MAX_UPLOAD_BYTES / 1024 ** 2;

/** How long after its ticket was issued an upload may begin, minutes. */
export const TICKET_MINUTES = 15;

/** 扫码上传: how long a link for a phone is valid, minutes, and how many images it takes, because the first ones may be blurred. */
export const UPLOAD_LINK_MINUTES = 15;
export const UPLOAD_LINK_IMAGES = 5;

/** Longest edge of the copy that the review screen shows, pixels: the image area of a wide screen. */
export const REDUCED_EDGE = 1200;
