export { changeDigest, type DigestPreference, digestAddressAad, findDigestPreference } from './preference.ts';
export { writeDigests } from './write-digests.ts';
