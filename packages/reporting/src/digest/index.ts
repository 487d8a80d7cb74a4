export { changeDigest, digestAddressAad, findDigestPreference } from './preference.ts';
export { writeDigests } from './write-digests.ts';
