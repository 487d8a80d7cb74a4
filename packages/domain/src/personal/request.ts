import { shanghaiDay } from '../calendar/shanghai.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type Holding, holdingRow } from './holdings.ts';

/** What a data subject requests. */
export const requestWants = {
  COPY: bilingual('查阅、复制', 'Access and copy'),
  DELETION: bilingual('删除', 'Deletion'),
} as const satisfies Record<string, BilingualText>;
export type RequestWants = keyof typeof requestWants;

/** State of a request. DECIDING: the worker is processing it. */
export const requestStates = {
  OPEN: bilingual('待处理', 'Open'),
  DECIDING: bilingual('执行中', 'Being carried out'),
  DECIDED: bilingual('待答复', 'To be answered'),
  ANSWERED: bilingual('已答复', 'Answered'),
} as const satisfies Record<string, BilingualText>;
export type RequestState = keyof typeof requestStates;

/** How the answer is sent to the person. */
export const answerWays = {
  MAIL: bilingual('电子邮件', 'Mail'),
  LETTER: bilingual('信件', 'Letter'),
  IN_PERSON: bilingual('当面', 'In person'),
  PARTNER: bilingual('经合作方转交', 'Through the partner'),
} as const satisfies Record<string, BilingualText>;
export type AnswerWay = keyof typeof answerWays;

/**
 * Working days within which a request is answered. PIPL article 50 requires a convenient way and names no days; 15
 * working days is what the authorities' 《App违法违规收集使用个人信息行为认定方法》 (2019), section 6, allows apps for a correction or
 * deletion; used here for all requests.
 */
export const ANSWER_DAYS = 15;

/** Why data is kept despite a deletion request. `until`: the condition that ends it, where no date can be named. */
export interface BasisRow {
  readonly explanation: BilingualText;
  readonly ruleId: string;
  readonly endsWhen: BilingualText;
}

export const keptBases = {
  FILING_IN_FORCE: {
    explanation: bilingual(
      '备案在管局仍然有效，提供接入服务期间须保存备案信息及其核验材料（《个人信息保护法》第四十七条第一款第一项：处理目的尚未实现）',
      'The filing is in force at the bureau; while we give access its data and what they were checked by are kept (PIPL article 47 (1): the purpose is not achieved yet)',
    ),
    ruleId: 'PIPL art. 47(1); docs/spec/rules.md R-5.5',
    endsWhen: bilingual('备案注销或负责人变更', 'the filing is deregistered, or its principal changed'),
  },
  ORDER_OPEN: {
    explanation: bilingual(
      '备案订单正在办理，删除将使其无法完成（《个人信息保护法》第四十七条第一款第一项：处理目的尚未实现）',
      'An order about the filing is under way and cannot be completed without it (PIPL article 47 (1): the purpose is not achieved yet)',
    ),
    ruleId: 'PIPL art. 47(1)',
    endsWhen: bilingual('订单结束', 'the order has ended'),
  },
  SENT_FILE: {
    explanation: bilingual(
      '已上报的文件须至少保存三个月以备补报（企业系统接口规范 V3.0），其中含其他人的信息，不能单独删除',
      'Files that were sent are kept at least three months to be sent again (interface specification V3.0); others stand in them, too',
    ),
    ruleId: 'B-3.4; PIPL art. 47',
    endsWhen: bilingual('保存期届满', 'its time is over'),
  },
  SHARED_FILE: {
    explanation: bilingual(
      '管局下发的文件同时含其他人的信息，从技术上难以单独删除，除存储和安全保护外不再处理（《个人信息保护法》第四十七条第二款）',
      "The bureau's file holds others, too, and one cannot be taken out of it: nothing is done with it but keeping it safe (PIPL article 47, second paragraph)",
    ),
    ruleId: 'PIPL art. 47',
    endsWhen: bilingual('保存期届满', 'its time is over'),
  },
  NOT_TELLABLE: {
    explanation: bilingual(
      '内容加密保存且无法得知属于何人，到期自动删除（《个人信息保护法》第四十七条第二款）',
      'It is sealed and nothing says whose it is; it goes by itself when its time is over (PIPL article 47, second paragraph)',
    ),
    ruleId: 'PIPL art. 47',
    endsWhen: bilingual('保存期届满', 'its time is over'),
  },
  BUREAU_LIST: {
    explanation: bilingual(
      '管局下发的名单或整改要求，由管局移出或处理完毕前须保存',
      'A list or an order of the bureau: kept until the bureau takes it off, or it is dealt with',
    ),
    ruleId: 'PIPL art. 13(3)',
    endsWhen: bilingual('管局移出或处理完毕', 'the bureau takes it off, or it is dealt with'),
  },
  STAFF_ACCOUNT: {
    explanation: bilingual(
      '劳动关系与审计记录所必需（《个人信息保护法》第十三条第一款第二项）',
      'Needed for the employment and the audit (PIPL article 13 (2))',
    ),
    ruleId: 'PIPL art. 13(2)',
    endsWhen: bilingual('帐号停用', 'the account ends'),
  },
  REQUEST_ITSELF: {
    explanation: bilingual(
      '证明本次请求已依法答复（《个人信息保护法》第五十条）',
      'To show that this request was answered (PIPL article 50)',
    ),
    ruleId: 'PIPL art. 50',
    endsWhen: bilingual('保存期届满', 'its time is over'),
  },
} as const satisfies Record<string, BasisRow>;
export type KeptBasis = keyof typeof keptBases;

/** The decision, made or proposed, about one place. */
export interface PlaceDecision {
  readonly holding: Holding;
  readonly called: string | null;
  readonly places: number;
  readonly decision: 'DELETED' | 'KEPT';
  readonly basis: KeptBasis | null;
  /** ISO 8601, UTC; null: until the condition of the basis is met. */
  readonly until: string | null;
}

/** Until when data is kept, for the reader: a Shanghai day or a condition. */
export function keptUntil({ basis, until }: Pick<PlaceDecision, 'basis' | 'until'>): BilingualText | null {
  if (basis === null) return null;
  if (until === null) return keptBases[basis].endsWhen;
  const day = shanghaiDay(Date.parse(until));
  return bilingual(`${day}`, day);
}

export interface AnsweredRequest {
  readonly wants: RequestWants;
  /** ISO 8601, UTC: when the request was made. */
  readonly at: string;
  readonly decisions: readonly PlaceDecision[];
}

/**
 * Note for staff and the person about texts that no search finds: free texts are encrypted without a searchable hash.
 */
export const unsearchableNote = bilingual(
  '备注、通话记录等自由文字加密保存，不能按号码检索：他人订单的文字里如提到某人，查找不到，随该订单的文字到期删除。知道是哪一单时，请给出订单号或域名，由人工查看。',
  'Notes, calls and other free text are sealed and cannot be searched: a person named in words on somebody else’s order is not found there, and such words go when that order’s words go. Name the order or its domain where it is known, and a person looks.',
);

/**
 * The letter to the person: what was done with each place, and why data is kept. Contains none of the person's values.
 */
export function requestLetter({ wants, at, decisions }: AnsweredRequest): BilingualText {
  const day = shanghaiDay(Date.parse(at));
  const line = (one: PlaceDecision): BilingualText => {
    const { label } = holdingRow(one.holding);
    const of = one.called === null ? '' : one.called;
    const until = keptUntil(one);
    const basis = one.basis === null ? null : keptBases[one.basis].explanation;
    return bilingual(
      `· ${label.zh}${of && `（${of}）`}：${one.places} 处${basis === null ? '' : `，保存至 ${until?.zh}。依据：${basis.zh}`}`,
      `· ${label.en}${of && ` (${of})`}: ${one.places} ${one.places === 1 ? 'place' : 'places'}${basis === null ? '' : `, kept until ${until?.en}. Basis: ${basis.en}`}`,
    );
  };
  const block = (head: BilingualText, list: readonly PlaceDecision[]): BilingualText[] =>
    list.length === 0 ? [] : [bilingual('', ''), head, ...list.map(line)];
  const gone = decisions.filter((one) => one.decision === 'DELETED');
  const kept = decisions.filter((one) => one.decision === 'KEPT');
  const lines: BilingualText[] = [
    bilingual('您好：', 'Dear sir or madam,'),
    bilingual(
      `您于 ${day} 提出${requestWants[wants].zh}个人信息的请求，现依据《个人信息保护法》第四十四条至第五十条答复如下。`,
      `on ${day} you asked for ${requestWants[wants].en.toLowerCase()} of your personal information. Under articles 44 to 50 of the Personal Information Protection Law we answer as follows.`,
    ),
    ...(wants === 'COPY'
      ? [
          bilingual('', ''),
          decisions.length === 0
            ? bilingual('我们没有找到您的个人信息。', 'We found nothing that we hold on you.')
            : bilingual(
                '随附文件包含我们保存的您的个人信息；各处及其保存期限见文件中的 holdings.json。',
                'The archive that comes with this letter has what we hold on you; holdings.json in it says where, how long and why.',
              ),
        ]
      : decisions.length === 0
        ? [
            bilingual('', ''),
            bilingual(
              '我们没有找到您的个人信息，无需删除。',
              'We found nothing that we hold on you: there is nothing to delete.',
            ),
          ]
        : [
            ...block(bilingual('已删除：', 'Deleted:'), gone),
            ...block(bilingual('依法继续保存，期满后删除：', 'Kept by law, and deleted when its time is over:'), kept),
          ]),
    bilingual('', ''),
    unsearchableNote,
    bilingual('', ''),
    bilingual(
      '备份中的副本随备份轮换删除。如对答复有异议，可向履行个人信息保护职责的部门投诉，或依法向人民法院起诉。',
      'Copies in backups go as backups are rotated. If you object to this answer you may complain to the department in charge of protecting personal information, or go to court.',
    ),
  ];
  return bilingual(lines.map((one) => one.zh).join('\n'), lines.map((one) => one.en).join('\n'));
}
