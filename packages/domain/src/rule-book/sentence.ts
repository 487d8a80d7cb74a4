import { changeMoves } from '../filing/proposal.ts';
import type { Condition } from '../province-rules/conditions.ts';
import { domainHolders, formTraits, governmentNames, photoMethods, type Reach } from '../province-rules/rule.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { conditionWords } from './condition-kinds.ts';
import { fieldName, itemName, lower, orOf, quoted, upper } from './names.ts';

type ReachOf<K extends Reach['to']> = Extract<Reach, { readonly to: K }>;
type Words = { readonly [K in Reach['to']]: (effect: ReachOf<K>) => BilingualText };

const the = (label: BilingualText) => bilingual(label.zh, `the ${lower(label.en)}`);
/** A sentence for the orders that meet a condition. */
function underCondition(when: Condition | undefined, says: BilingualText): BilingualText {
  if (when === undefined) return says;
  const words = conditionWords(when);
  return bilingual(`${words.zh}的，${says.zh}`, `${says.en} if ${words.en}`);
}

const moves = {
  true: bilingual('可以直接变更', 'is allowed in place'),
  false: bilingual('须注销后重新备案', 'needs a cancellation and a new filing'),
  null: bilingual('须人工判断', 'is decided by a reviewer'),
};

function domainWords({ asks }: ReachOf<'domain'>): BilingualText {
  const says: BilingualText[] = [];
  if (asks.holders !== undefined) {
    const holders = orOf(asks.holders.map((holder) => domainHolders[holder]));
    says.push(bilingual(`域名持有者须为${holders.zh}`, `The holder of a domain is ${holders.en}`));
  }
  if (asks.evidence !== undefined)
    says.push(
      bilingual(
        `域名持有者不是主体的，须提供${asks.evidence.zh}`,
        `A holder other than the subject needs ${asks.evidence.en}`,
      ),
    );
  if (asks.minRemaining !== undefined) {
    const left = asks.minRemaining;
    const [zh, en] =
      'months' in left ? [`${left.months}个月`, `${left.months} months`] : [`${left.days}天`, `${left.days} days`];
    says.push(bilingual(`域名剩余有效期须超过${zh}`, `The registration of a domain has more than ${en} left`));
  }
  if (asks.privacyMustBeOff !== undefined)
    says.push(
      asks.privacyMustBeOff
        ? bilingual('须关闭域名隐私保护', 'The privacy protection of a domain is off')
        : bilingual('可以开启域名隐私保护', 'A domain may have privacy protection'),
    );
  if (asks.overseasRegistrars !== undefined)
    says.push(
      asks.overseasRegistrars === 'refused'
        ? bilingual('不接受在境外注册商注册的域名', 'Domains of overseas registrars are not accepted')
        : bilingual('接受在境外注册商注册的域名', 'Domains of overseas registrars are accepted'),
    );
  if (asks.governmentNames !== undefined) says.push(governmentNames[asks.governmentNames]);
  return joined(says);
}

const counted = {
  handOver: bilingual('自提交管局起', 'from the hand-over to the bureau'),
  receipt: bilingual('自收到短信起', 'from the SMS'),
};

const effectWords: Words = {
  move: ({ move, allowed, when }) =>
    underCondition(
      when,
      bilingual(
        `${changeMoves[move].zh}：${moves[`${allowed}`].zh}`,
        `${changeMoves[move].en}: ${moves[`${allowed}`].en}`,
      ),
    ),
  material: ({ material, when }) => {
    const { zh, en } = itemName(`material.${material}`);
    return underCondition(when, bilingual(`须提供${zh}`, `${upper(`the ${lower(en)}`)} is needed`));
  },
  check: ({ broken, outcome, suggestion }) => {
    const words = conditionWords(broken);
    return outcome === 'fail'
      ? bilingual(
          `${words.zh}的，不予通过：${suggestion.zh}`,
          `An order is refused if ${words.en}: ${lower(suggestion.en)}`,
        )
      : bilingual(
          `${words.zh}的，须人工核对：${suggestion.zh}`,
          `A reviewer checks an order if ${words.en}: ${lower(suggestion.en)}`,
        );
  },
  oneSubject: ({ field }) =>
    bilingual(
      `${fieldName(field).zh}不能与其他主体相同`,
      `${upper(the(fieldName(field)).en)} may not be that of another subject`,
    ),
  checklist: ({ item, when }) =>
    underCondition(
      when,
      bilingual(`由审核人员核对${itemName(item).zh}`, `A reviewer checks ${the(itemName(item)).en}`),
    ),
  form: ({ trait, when }) => underCondition(when, formTraits[trait]),
  siteName: ({ words, endings }) =>
    joined([
      ...(words === undefined
        ? []
        : [
            bilingual(
              `个人网站名称不能含有${quoted(words).zh}`,
              `The name of a person's website contains none of ${quoted(words).en}`,
            ),
          ]),
      ...(endings === undefined
        ? []
        : [
            bilingual(
              `个人网站名称须以${orOf(endings.map((one) => quoted([one]))).zh}结尾`,
              `The name of a person's website ends in ${orOf(endings.map((one) => quoted([one]))).en}`,
            ),
          ]),
    ]),
  domain: domainWords,
  addedDomains: ({ allowed }) =>
    allowed
      ? bilingual('变更网站可以新增域名', 'A change of a website may add a domain')
      : bilingual('变更网站不能新增域名，只能删除', 'A change of a website may delete a domain and not add one'),
  rareCharacter: ({ sentAs }) =>
    bilingual(`名称、姓名中的生僻字上报时以“${sentAs}”代替`, `A rare character of a name is sent as “${sentAs}”`),
  shell: ({ takesWebsite }) =>
    takesWebsite
      ? bilingual('没有网站的主体可以直接新增网站', 'A subject without websites may take a new website directly')
      : bilingual(
          '没有网站的主体须先注销，再重新备案',
          'A subject without websites is cancelled before it is filed anew',
        ),
  photo: ({ method }) =>
    bilingual(
      `拍照核验方式为${photoMethods[method].zh}`,
      `The photo is taken as follows: ${lower(photoMethods[method].en)}`,
    ),
  smsCheck: ({ checked }) =>
    checked
      ? bilingual('工信部向负责人手机发送验证码', "The ministry sends a code to the principal's mobile")
      : bilingual('不进行短信核验', 'There is no SMS check'),
  smsWindow: ({ hours, countedFrom }) =>
    bilingual(
      `须在 ${hours} 小时内完成核验，${counted[countedFrom].zh}计`,
      `To be answered within ${hours} hours, counted ${counted[countedFrom].en}`,
    ),
  smsPage: ({ host }) => bilingual(`验证码填写网址：${host}`, `The code is entered at ${host}`),
};

function joined(parts: readonly BilingualText[]): BilingualText {
  const distinct = [...new Map(parts.map((part) => [part.zh, part])).values()];
  return bilingual(distinct.map(({ zh }) => zh).join('；'), distinct.map(({ en }) => en).join('; '));
}

const longest = 500;
const cut = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

/** The sentence of one effect, as partners and applicants read it. */
export const effectSentence = (effect: Reach): BilingualText =>
  (effectWords[effect.to] as (of: Reach) => BilingualText)(effect);

/** A proposal for the sentence of a rule: a supervisor may change it. Without effects: a rule that ends others. */
export function sentenceOf(effects: readonly Reach[]): BilingualText {
  if (effects.length === 0) return bilingual('原要求不再执行', 'The former requirement no longer applies');
  const { zh, en } = joined(effects.map(effectSentence));
  return bilingual(cut(zh), cut(en));
}
