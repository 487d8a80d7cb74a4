import { bilingual } from '../../text/bilingual-text.ts';
import { allProvinces, type ProvinceRule } from '../rule.ts';
import { edition2018 } from './editions.ts';

/**
 * 生僻字: what stands in a report for a character of a name that GBK lacks (docs/spec/rules.md ). No source tells what bureaus want: a
 * question mark is what encoders of GBK, such as that of Java, put there by themselves. An installation whose bureau wants another sign has a rule of its own.
 */
export const rareCharacterRules: readonly ProvinceRule[] = [
  {
    key: 'rareCharacters',
    in: allProvinces,
    from: edition2018.from,
    source: 'derived',
    says: bilingual(
      '名称、姓名中接口无法传送的生僻字，上报时以“?”代替；没有资料说明管局要求的写法',
      'A rare character of a name that the interface cannot carry is sent as “?”; no source says which writing the bureaus want',
    ),
    reaches: [{ to: 'rareCharacter', sentAs: '?' }],
  },
];
