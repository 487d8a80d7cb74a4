import type { Principal } from '@beian/domain/filing';
import { bilingual } from '@beian/domain/text';
import { block, type ElementMapper, element } from './element-row.ts';
import { carried, chars } from './element-rules.ts';

/**
 * 负责人: the block of a principal, in the order that new filings require; a change allows any (B-8.1, B-8.2). Units must
 * give the office phone, which the schema cannot express (docs/spec/bureau-interface.md B-8, B-16.2).
 */
const principal = (tag: string, owner: 'subject' | 'website', zh: string, en: string): ElementMapper<Principal> => {
  const field = (name: keyof Principal) => `${owner}.principal.${name}`;
  return block<Principal>(
    tag,
    element(
      'Fzr_xm',
      field('name'),
      bilingual(`${zh}姓名`, `${en}'s name`),
      carried(`${owner}.principal.name`),
      (p) => p.name,
    ),
    element(
      'Fzr_dhhm',
      field('officePhone'),
      bilingual(`${zh}办公电话`, `${en}'s office phone`),
      carried(`${owner}.principal.officePhone`),
      (p) => p.officePhone,
    ),
    element(
      'Fzr_sjhm',
      field('mobile'),
      bilingual(`${zh}手机号码`, `${en}'s mobile`),
      carried(`${owner}.principal.mobile`),
      (p) => p.mobile,
    ),
    element(
      'Fzr_dzyj',
      field('email'),
      bilingual(`${zh}电子邮件`, `${en}'s e-mail`),
      carried(`${owner}.principal.email`),
      (p) => p.email,
    ),
    element('Msn', field('msn'), bilingual(`${zh} MSN`, `${en}'s MSN`), chars(6, 128, 'optional'), (p) => p.msn),
    element('Qq', field('qq'), bilingual(`${zh} QQ`, `${en}'s QQ`), chars(5, 128, 'optional'), (p) => p.qq),
    element(
      'Fzr_zjlx',
      field('idType'),
      bilingual(`${zh}证件类型`, `${en}'s ID type`),
      carried(`${owner}.principal.idType`),
      (p) => p.idType,
    ),
    element(
      'Fzr_zjhm',
      field('idNumber'),
      bilingual(`${zh}证件号码`, `${en}'s ID number`),
      carried(`${owner}.principal.idNumber`),
      (p) => p.idNumber,
    ),
  );
};

export const subjectPrincipal = principal('Fzr', 'subject', '主体负责人', "Subject's principal");
/** Here the schema requires the name for persons too, contrary to the text (docs/spec/bureau-interface.md B-13, row 17). */
export const websitePrincipal = principal('Wz_Fzr', 'website', '网站负责人', 'Website principal');
