import { bilingual } from '@beian/domain/text';

export const appPackageTexts = {
  package: bilingual('安装包', 'Package'),
  add: bilingual('再加一个平台或安装包', 'Add another platform or package'),
  remove: bilingual('删除', 'Remove'),
  choose: bilingual('请选择', 'Choose'),
  platform: bilingual('运行平台（操作系统，不是应用商店）', 'Platform (operating system, not a store)'),
  name: bilingual('包名', 'Package name'),
  signature: {
    NONE: bilingual('签名值（证书指纹）', 'Signature value (fingerprint of the certificate)'),
    ANDROID: bilingual('签名值：证书 MD5，32 位', 'Signature value: MD5 of the certificate, 32 digits'),
    IOS: bilingual('签名值：证书 SHA-1，40 位', 'Signature value: SHA-1 of the certificate, 40 digits'),
    HARMONYOS: bilingual('签名值：证书 SHA-1（40 位）或 MD5（32 位）', 'Signature value: SHA-1 (40 digits) or MD5 (32) of the certificate'),
  },
  publicKey: bilingual('公钥', 'Public key'),
  publicKeyHint: bilingual('模数的十六进制、完整公钥的十六进制，或 PEM 文本均可。', 'The modulus in hex, the whole key in hex, or the text of a PEM file.'),
  certificateSubject: bilingual('证书主体（选填）', 'Subject of the certificate (optional)'),
  certificateSubjectHint: bilingual('例如 CN=Example Release；用于识别误填的调试证书。', 'Such as CN=Example Release: it shows whether a debug certificate was taken by mistake.'),
};
