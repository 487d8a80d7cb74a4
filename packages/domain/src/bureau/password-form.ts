import { type BilingualText, bilingual } from '../bilingual-text.ts';

/**
 * How a filing password 备案密码 is sent to be checked (isp_verifybamm). bureau-interface.md §4.6 leaves open whether `bamm`
 * is clear or the MD5 text that a change filing carries as ICPmm: each connection says which its bureau takes.
 */
export const passwordForms = {
  MD5: { label: bilingual('MD5 文本', 'MD5 text') },
  CLEAR: { label: bilingual('明文', 'Clear text') },
} as const satisfies Record<string, { readonly label: BilingualText }>;

export type PasswordForm = keyof typeof passwordForms;
export const passwordFormNames = Object.keys(passwordForms) as [PasswordForm, ...PasswordForm[]];
