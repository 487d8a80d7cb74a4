import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/**
 * 备案密码的传送方式: how a filing password is sent for checking (isp_verifybamm). docs/spec/bureau-interface.md B-4.6 leaves open whether
 * `bamm` is clear text or the MD5 text that a change filing carries as ICPmm, so each connection configures it.
 */
export const passwordForms = {
  MD5: { label: bilingual('MD5 文本', 'MD5 text') },
  CLEAR: { label: bilingual('明文', 'Clear text') },
} as const satisfies Record<string, { readonly label: BilingualText }>;

export type PasswordForm = keyof typeof passwordForms;
export const passwordFormNames = Object.keys(passwordForms) as [PasswordForm, ...PasswordForm[]];
