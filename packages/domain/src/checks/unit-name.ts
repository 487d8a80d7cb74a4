import { bilingual } from '../text/bilingual-text.ts';
import { hanCount } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';

const faults: readonly Fault<string>[] = [
  {
    isBroken: (name) => name !== name.trim() || /\s{2}|[^\S ]|[\p{Cc}\p{Cf}]/u.test(name),
    message: bilingual('名称有多余的空白或不可见字符', 'The name has surplus blanks or invisible characters'),
    suggestion: bilingual('请按证件填写', 'Write it as on the certificate'),
  },
  {
    // A foreign body's name may be all Latin; the name on a domestic certificate never is.
    isBroken: (name) => hanCount(name) < 2,
    outcome: 'warn',
    message: bilingual('单位名称中几乎没有汉字', "The unit's name has hardly a Chinese character"),
    suggestion: bilingual('请核对是否与证件一致', 'See that it is as on the certificate'),
  },
  {
    isBroken: (name) => /[()]/.test(name),
    outcome: 'warn',
    message: bilingual('名称使用了半角括号', 'The name has half-width brackets'),
    suggestion: bilingual('证件上一般为全角括号，请核对', 'Certificates mostly have full-width ones: compare'),
  },
];

/** 单位名称, as on the certificate (docs/spec/rules.md ). Whether it matches the certificate is checked by the reviewer. */
export const checkUnitName = (name: string): Finding => firstFaultFinding('SUB-01', faults, name);
