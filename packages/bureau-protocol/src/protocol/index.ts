export { aesEncrypt } from './aes.ts';
export { decodeGbk, encodeGbk, unmappableInGbk } from './gbk.ts';
export { filingPasswordText, md5Base64, newRandVal, passwordHash } from './hash.ts';
export { ipToNumber } from './ip.ts';
export { PackageFault, packBeianInfo, unpackBeianInfo } from './package.ts';
export { createDeflater, type Deflated, deflateFile, zipOne } from './zip.ts';
