import { networkKinds } from '../address/special-networks.ts';
import { changeMoves } from '../filing/proposal.ts';
import { orderKindLabels } from '../order-names/kinds/kinds.ts';
import { type Condition, type ConditionName, conditionKinds } from '../province-rules/conditions.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { fieldChoices, fieldName, lower, orOf, quoted, valueName } from './names.ts';
import { choicesOf, type RuleField } from './rule-field.ts';

type ValueOf<K extends ConditionName> = Extract<Condition, Readonly<Record<K, unknown>>>[K];

interface ConditionForm<V> {
  /** Fields of its value; none: the condition has no value to choose. */
  readonly fields: readonly RuleField[];
  /** A clause of a sentence for a proposal that meets it, and for one that does not. */
  readonly words: (value: V) => readonly [met: BilingualText, not: BilingualText];
}

const owners = {
  subject: bilingual('主体负责人', 'the subject principal'),
  website: bilingual('网站负责人', 'the website principal'),
};
const ownerChoices = choicesOf({
  subject: bilingual('主体负责人', 'Subject principal'),
  website: bilingual('网站负责人', 'Website principal'),
});
/** 条件的名称, as a person chooses it. */
export const conditionLabels = Object.fromEntries(
  Object.entries(conditionKinds).map(([name, kind]) => [name, kind.label]),
) as Readonly<Record<ConditionName, BilingualText>>;
const label = (name: ConditionName): BilingualText => conditionKinds[name].label;
const none: readonly RuleField[] = [];
const ofField: RuleField = { at: 'of', label: bilingual('字段', 'Field'), control: 'choice', choices: fieldChoices };
const aField = (name: ConditionName): RuleField => ({
  at: '',
  label: label(name),
  control: 'choice',
  choices: fieldChoices,
});
const number = (name: ConditionName, max = 1000): RuleField => ({
  at: '',
  label: label(name),
  control: 'number',
  min: 1,
  max,
});
const oneOf = (name: ConditionName, labels: Readonly<Record<string, BilingualText>>): RuleField => ({
  at: '',
  label: label(name),
  control: 'choice',
  choices: choicesOf(labels),
});
const the = (field: string) => bilingual(fieldName(field).zh, `the ${lower(fieldName(field).en)}`);

const effects = {
  replace: bilingual('变更已备案的信息', 'changes what is filed'),
  add: bilingual('新增主体、网站或接入', 'adds a subject, a website or an access'),
  end: bilingual('注销或取消', 'cancels'),
};
const formats = {
  creditCode: bilingual('统一社会信用代码', 'a credit code'),
  landline: bilingual('座机号码', 'a landline number'),
};
const papers = {
  person: bilingual('个人主体的证件', 'the paper of the person'),
  subject: bilingual('主体负责人的证件', "the subject principal's ID"),
  website: bilingual('网站负责人的证件', "the website principal's ID"),
};
const units = bilingual('主体为单位', 'the subject is a unit');
const persons = bilingual('主体为个人', 'the subject is a person');

/** 条件 as a person chooses and reads them: a row for each kind of condition. */
export const conditionForms: { readonly [K in ConditionName]: ConditionForm<ValueOf<K>> } = {
  subject: {
    fields: [oneOf('subject', { unit: bilingual('单位', 'Unit'), person: bilingual('个人', 'Person') })],
    words: (value) => (value === 'unit' ? [units, persons] : [persons, units]),
  },
  kinds: {
    fields: [{ at: '', label: label('kinds'), control: 'many', choices: choicesOf(orderKindLabels) }],
    words: (value) => {
      const kinds = orOf(value.map((kind) => orderKindLabels[kind]));
      return [
        bilingual(`订单为${kinds.zh}`, `the order kind is ${lower(kinds.en)}`),
        bilingual(`订单不是${kinds.zh}`, `the order kind is not ${lower(kinds.en)}`),
      ];
    },
  },
  effect: {
    fields: [oneOf('effect', effects)],
    words: (value) => [
      bilingual(`订单${effects[value].zh}`, `the order ${effects[value].en}`),
      bilingual(`订单不是${effects[value].zh}`, `the order is not one that ${effects[value].en}`),
    ],
  },
  fillsWebsite: {
    fields: none,
    words: () => [
      bilingual('订单填写网站信息', 'the order fills in the website'),
      bilingual('订单不填写网站信息', 'the order does not fill in the website'),
    ],
  },
  isPhotographed: {
    fields: none,
    words: () => [
      bilingual('订单须拍照核验', 'the order needs a photo'),
      bilingual('订单无须拍照核验', 'the order needs no photo'),
    ],
  },
  moves: {
    fields: [{ at: '', label: label('moves'), control: 'many', choices: choicesOf(changeMoves) }],
    words: (value) => {
      const moves = orOf(value.map((move) => bilingual(changeMoves[move].zh, lower(changeMoves[move].en))));
      return [bilingual(moves.zh, moves.en), bilingual(`不属于${moves.zh}`, `it is not the case that ${moves.en}`)];
    },
  },
  certificateMerger: {
    fields: none,
    words: () => [
      bilingual('证件换为三证合一后的证件', 'the certificate becomes one after the merger'),
      bilingual('证件不是换为三证合一后的证件', 'the certificate does not become one after the merger'),
    ],
  },
  changed: {
    fields: [{ at: '', label: label('changed'), control: 'many', choices: fieldChoices }],
    words: (value) => {
      const fields = orOf(value.map(the));
      return [
        bilingual(`变更${fields.zh}`, `${fields.en} changes`),
        bilingual(`未变更${fields.zh}`, `${fields.en} does not change`),
      ];
    },
  },
  value: {
    fields: [
      ofField,
      {
        at: 'in',
        label: bilingual('取值', 'Values'),
        hint: bilingual(
          '用换行、空格或顿号隔开；代码字段填写代码',
          'Parted by lines, spaces or commas; of a field with codes the code',
        ),
        control: 'words',
      },
    ],
    words: ({ of, in: values }) => {
      const these = orOf(values.map((value) => valueName(of, value)));
      return [
        bilingual(`${the(of).zh}为${these.zh}`, `${the(of).en} is ${these.en}`),
        bilingual(`${the(of).zh}不是${these.zh}`, `${the(of).en} is not ${these.en}`),
      ];
    },
  },
  preApproval: {
    fields: [number('preApproval', 64)],
    words: (type) => [
      bilingual(`有类型 ${type} 的前置审批`, `there is a pre-approval of type ${type}`),
      bilingual(`没有类型 ${type} 的前置审批`, `there is no pre-approval of type ${type}`),
    ],
  },
  absent: {
    fields: [aField('absent')],
    words: (value) => [
      bilingual(`未填写${the(value).zh}`, `${the(value).en} is empty`),
      bilingual(`填写了${the(value).zh}`, `${the(value).en} is filled in`),
    ],
  },
  contains: {
    fields: [
      ofField,
      {
        at: 'words',
        label: bilingual('词语', 'Words'),
        hint: bilingual('用换行、空格或顿号隔开', 'Parted by lines, spaces or commas'),
        control: 'words',
      },
    ],
    words: ({ of, words }) => [
      bilingual(`${the(of).zh}含有${quoted(words).zh}`, `${the(of).en} contains ${quoted(words).en}`),
      bilingual(`${the(of).zh}不含${quoted(words).zh}`, `${the(of).en} does not contain ${quoted(words).en}`),
    ],
  },
  startsWith: {
    fields: [
      ofField,
      {
        at: 'words',
        label: bilingual('词语', 'Words'),
        hint: bilingual('用换行、空格或顿号隔开', 'Parted by lines, spaces or commas'),
        control: 'words',
      },
    ],
    words: ({ of, words }) => [
      bilingual(`${the(of).zh}以${quoted(words).zh}开头`, `${the(of).en} begins with ${quoted(words).en}`),
      bilingual(`${the(of).zh}不以${quoted(words).zh}开头`, `${the(of).en} does not begin with ${quoted(words).en}`),
    ],
  },
  format: {
    fields: [ofField, { at: 'is', label: bilingual('格式', 'Format'), control: 'choice', choices: choicesOf(formats) }],
    words: ({ of, is }) => [
      bilingual(`${the(of).zh}为${formats[is].zh}`, `${the(of).en} is ${formats[is].en}`),
      bilingual(`${the(of).zh}不是${formats[is].zh}`, `${the(of).en} is not ${formats[is].en}`),
    ],
  },
  equal: {
    fields: [
      { ...ofField, at: '0', label: bilingual('字段', 'Field') },
      { ...ofField, at: '1', label: bilingual('另一字段', 'Other field') },
    ],
    words: ([one, other]) => [
      bilingual(`${the(one).zh}与${the(other).zh}相同`, `${the(one).en} equals ${the(other).en}`),
      bilingual(`${the(one).zh}与${the(other).zh}不同`, `${the(one).en} differs from ${the(other).en}`),
    ],
  },
  samePrincipal: {
    fields: none,
    words: () => [
      bilingual('主体负责人和网站负责人为同一人', 'one person is both principals'),
      bilingual('主体负责人和网站负责人不是同一人', 'the principals are two people'),
    ],
  },
  youngerThan: {
    fields: [
      {
        at: 'years',
        label: bilingual('周岁', 'Age'),
        control: 'number',
        min: 1,
        max: 120,
        unit: bilingual('周岁', 'years'),
      },
      { at: 'principal', label: bilingual('负责人', 'Principal'), control: 'choice', choices: ownerChoices },
    ],
    words: ({ years, principal: of }) => [
      bilingual(`${owners[of].zh}未满${years}周岁`, `${owners[of].en} is younger than ${years}`),
      bilingual(`${owners[of].zh}已满${years}周岁`, `${owners[of].en} is ${years} or older`),
    ],
  },
  fromElsewhere: {
    fields: [oneOf('fromElsewhere', papers)],
    words: (value) => [
      bilingual(`${papers[value].zh}由外省签发`, `${papers[value].en} was issued in another province`),
      bilingual(`${papers[value].zh}由本省签发`, `${papers[value].en} was issued in this province`),
    ],
  },
  landlineElsewhere: {
    fields: [{ ...ofField, at: '', label: bilingual('负责人', 'Principal'), choices: ownerChoices } as RuleField],
    words: (value) => [
      bilingual(`${owners[value].zh}的座机为外省号码`, `the landline of ${owners[value].en} is of another province`),
      bilingual(
        `${owners[value].zh}的座机不是外省号码`,
        `the landline of ${owners[value].en} is not of another province`,
      ),
    ],
  },
  domains: {
    fields: [number('domains')],
    words: (n) => [
      bilingual(`域名有${n}个及以上`, `the website has ${n} or more domains`),
      bilingual(`域名少于${n}个`, `the website has fewer than ${n} domains`),
    ],
  },
  prefixes: {
    fields: [number('prefixes')],
    words: (n) => [
      bilingual(`前缀不同的域名有${n}个及以上`, `the domains have ${n} or more different prefixes`),
      bilingual(`前缀不同的域名少于${n}个`, `the domains have fewer than ${n} different prefixes`),
    ],
  },
  moreDomains: {
    fields: none,
    words: () => [
      bilingual('域名多于已备案的域名', 'there are more domains than are filed'),
      bilingual('域名不多于已备案的域名', 'there are no more domains than are filed'),
    ],
  },
  addsDomain: {
    fields: [
      oneOf('addsDomain', {
        any: bilingual('任何域名', 'Any domain'),
        otherCountry: bilingual('其他国家和地区的域名', 'A domain of another country or region'),
      }),
    ],
    words: (value) =>
      value === 'any'
        ? [bilingual('新增域名', 'a domain is added'), bilingual('不新增域名', 'no domain is added')]
        : [
            bilingual('新增其他国家和地区的域名', 'a domain of another country or region is added'),
            bilingual('不新增其他国家和地区的域名', 'no domain of another country or region is added'),
          ],
  },
  domainOutside: {
    fields: [
      {
        at: '',
        label: bilingual('后缀', 'Suffixes'),
        hint: bilingual('用换行、空格或顿号隔开，例如 gov.cn', 'Parted by lines, spaces or commas, such as gov.cn'),
        control: 'words',
      },
    ],
    words: (suffixes) => [
      bilingual(`有域名不在${quoted(suffixes).zh}之下`, `a domain is under none of ${quoted(suffixes).en}`),
      bilingual(`域名都在${quoted(suffixes).zh}之下`, `each domain is under one of ${quoted(suffixes).en}`),
    ],
  },
  domainUnder: {
    fields: [
      {
        at: '',
        label: bilingual('后缀', 'Suffixes'),
        hint: bilingual('用换行、空格或顿号隔开，例如 gov.cn', 'Parted by lines, spaces or commas, such as gov.cn'),
        control: 'words',
      },
    ],
    words: (suffixes) => [
      bilingual(`新增的域名在${quoted(suffixes).zh}之下`, `an added domain is under one of ${quoted(suffixes).en}`),
      bilingual(`新增的域名都不在${quoted(suffixes).zh}之下`, `no added domain is under one of ${quoted(suffixes).en}`),
    ],
  },
  filedServices: {
    fields: [number('filedServices')],
    words: (n) => [
      bilingual(`主体另有${n}个及以上网站已备案`, `the subject has filed ${n} or more other websites`),
      bilingual(`主体另已备案的网站少于${n}个`, `the subject has filed fewer than ${n} other websites`),
    ],
  },
  addressIn: {
    fields: [
      {
        at: '',
        label: label('addressIn'),
        control: 'many',
        choices: choicesOf(Object.fromEntries(Object.entries(networkKinds).map(([kind, row]) => [kind, row.label]))),
      },
    ],
    words: (value) => {
      const kinds = orOf(value.map((kind) => networkKinds[kind].label));
      return [
        bilingual(`IP 地址属于${kinds.zh}`, `an IP address is one of ${kinds.en}`),
        bilingual(`IP 地址不属于${kinds.zh}`, `no IP address is one of ${kinds.en}`),
      ];
    },
  },
};

/** A clause that says a condition, as it stands in the sentence of a rule. */
export function conditionWords(condition: Condition, isMet = true): BilingualText {
  if ('not' in condition) return conditionWords(condition.not, !isMet);
  const joined = 'all' in condition ? condition.all : 'any' in condition ? condition.any : undefined;
  if (joined === undefined) {
    const [name, value] = Object.entries(condition)[0] as [ConditionName, never];
    return conditionForms[name].words(value)[isMet ? 0 : 1];
  }
  // Of a joined condition that is not met each part is turned round, and `and` becomes `or`.
  const isAnd = 'all' in condition === isMet;
  const parts = joined.map((part) => {
    const words = conditionWords(part, isMet);
    const isJoined = joined.length > 1 && ('all' in part || 'any' in part);
    return isJoined ? bilingual(`（${words.zh}）`, `(${words.en})`) : words;
  });
  return bilingual(
    parts.map(({ zh }) => zh).join(isAnd ? '，且' : '，或'),
    parts.map(({ en }) => en).join(isAnd ? ' and ' : ' or '),
  );
}
