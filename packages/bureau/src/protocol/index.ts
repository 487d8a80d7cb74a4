/**
 * Parts of the ministry's interface shared by both sides: hash, GBK, zip, AES, addresses. Independent of tags and
 * methods.
 */
export { aesDecrypt, aesEncrypt, type Encryption } from './aes.ts';
export { decodeGbk, encodeGbk, UnmappableCharacter, unmappableInGbk } from './gbk.ts';
export { filingPasswordText, md5Base64, newRandVal, passwordHash } from './hash.ts';
export { ipToNumber, numberToIp } from './ip.ts';
export {
  type BeianInfo,
  PackageFault,
  type PackageFaultKind,
  type PackedFile,
  packBeianInfo,
  packDeflated,
  unpackBeianInfo,
} from './package.ts';
export {
  createDeflater,
  type Deflated,
  type Deflater,
  deflateFile,
  unzipOne,
  ZipFault,
  type ZipFaultKind,
  zipOne,
} from './zip.ts';
