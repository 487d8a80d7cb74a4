import { bilingual } from '../../text/bilingual-text.ts';
import type { ReasonRow } from './reason.ts';

/** Reasons of what an app has beside a website (docs/spec/rules.md ). */
export const appReasons = {
  'APP-01': {
    label: bilingual('名称过于通用', 'App name too general'),
    advice: bilingual('请使用能与其他 APP 区分的名称', 'Use a name that tells it from other apps'),
    appliesTo: ['website.name'],
  },
  'APP-02': {
    label: bilingual('包名有误', 'Package name or Bundle ID wrong'),
    advice: bilingual('请按安装包核对后重新填写', 'Compare it with the package itself and enter it again'),
    appliesTo: ['app.packages'],
  },
  'APP-05': {
    label: bilingual('签名值种类或位数不符', 'Signature value of the wrong kind or length'),
    advice: bilingual(
      '安卓填写发布证书的 MD5（32 位），iOS 填写 SHA-1（40 位）',
      'Of the release certificate give the MD5 (32 digits) for Android and the SHA-1 (40) for iOS',
    ),
    appliesTo: ['app.packages'],
  },
  'APP-06': {
    label: bilingual('填写的是调试证书', 'Debug certificate given'),
    advice: bilingual(
      '请改填发布证书的签名值和公钥',
      'Give the signature value and the public key of the release certificate',
    ),
    appliesTo: ['app.packages'],
  },
  'APP-07': {
    label: bilingual('域名不是实际使用的域名', 'Domain is not the one that the app calls'),
    advice: bilingual(
      '请填写 APP 实际调用的域名，不带“www.”',
      'Give the domains that the app really calls, without www.',
    ),
    appliesTo: ['website.domains'],
  },
  'APP-08': {
    label: bilingual('各平台名称不一致', 'Name differs from platform to platform'),
    advice: bilingual(
      '各平台和应用商店显示的名称须一致，请核对后填写',
      'The name is the same on each platform and in each store: compare it and enter it again',
    ),
    appliesTo: ['website.name', 'app.packages'],
  },
  'APP-09': {
    label: bilingual('图标与实际不符', 'Icon is not that of the app'),
    advice: bilingual(
      '请上传设备上显示的图标，不得使用系统图标或带消息角标',
      'Upload the icon as devices show it: no icon of the system, and no message badge',
    ),
    appliesTo: ['material.APP_ICON'],
  },
  'APP-10': {
    label: bilingual('运行平台有误', 'Platform wrong'),
    advice: bilingual(
      '运行平台是操作系统，不是应用商店，请重新选择',
      'The platform is the operating system, not a store: choose it again',
    ),
    appliesTo: ['app.packages'],
  },
} as const satisfies Record<string, ReasonRow>;
