import { z } from 'zod';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import type { RefusalReasonCode } from '../text/reason-codes.ts';
import type { Reason } from '../text/refusal.ts';

/**
 * 备案归属核实: a partner proves with filing number and filing password that it may change a record (isp_verifybamm). The
 * bureau counts checks per number and answers 22 beyond its limit (docs/spec/bureau-interface.md B-3.4); our limits are below it.
 */
export const proofStates = {
  PENDING: { label: bilingual('核实中', 'Being checked') },
  PROVED: { label: bilingual('已核实', 'Proved') },
  REFUSED: { label: bilingual('不符', 'Does not fit') },
  STOPPED: { label: bilingual('校验次数过多', 'Checked too often') },
  UNAVAILABLE: { label: bilingual('管局未答复', 'No answer from the bureau') },
} as const satisfies Record<string, { readonly label: BilingualText }>;

export type ProofState = keyof typeof proofStates;

/** Failed tries per partner and filing number within PROOF_TRIES_HOURS hours. */
export const MAX_PROOF_TRIES = 5;
export const PROOF_TRIES_HOURS = 24;
/** Tries per partner within an hour, over all filing numbers. */
export const MAX_PROOFS_PER_HOUR = 20;

/**
 * Input of a partner. The number of the subject, or of a website filed elsewhere that is to get a new access, in any spelling; the
 * password as issued by the bureau.
 */
export const proofInput = z
  .strictObject({
    filingNumber: z.string().trim().min(1).max(40).meta({
      description:
        '主体备案号, e.g. 苏ICP备00000001号; for a NEW_ACCESS of a website filed elsewhere its 网站备案号, e.g. 苏ICP备00000001号-1.',
    }),
    password: z.string().min(1).max(64).meta({
      description: '备案密码; it is sealed, and sent to the bureau alone.',
    }),
  })
  .meta({
    graphql: 'ProofInput',
    description: 'What proves a record: what its bureau gave to whoever filed it. Since 2026-11.',
  });

/** A filing number in the bureau's spelling. */
export const canonicalFilingNumber = (typed: string): string =>
  typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();

const RULE = 'D-records';
const reason = (
  code: RefusalReasonCode,
  field: string | undefined,
  message: BilingualText,
  suggestion: BilingualText,
): Reason => ({
  code,
  ...(field === undefined ? {} : { field }),
  message,
  suggestion,
  ruleId: RULE,
});

/**
 * Why a proof is refused. A wrong number and a wrong password get the same answer, so that existing records are not
 * disclosed.
 */
export const proofReasons = {
  wrong: (left: number) =>
    reason(
      'PROOF_WRONG',
      'password',
      bilingual('备案号与备案密码不符', 'The filing number and the password do not fit'),
      left > 0
        ? fillTemplate(
            bilingual(
              `请核对备案号和备案密码；${PROOF_TRIES_HOURS} 小时内还可尝试 {left} 次。忘记密码请向管局找回`,
              `Check number and password; {left} tries are left within ${PROOF_TRIES_HOURS} hours. A lost password is recovered at the bureau`,
            ),
            { left },
          )
        : bilingual(
            `${PROOF_TRIES_HOURS} 小时内不能再尝试此备案号。忘记密码请向管局找回`,
            `This number cannot be tried again within ${PROOF_TRIES_HOURS} hours. A lost password is recovered at the bureau`,
          ),
    ),
  stopped: (until: string) =>
    reason(
      'PROOF_STOPPED',
      'filingNumber',
      bilingual(
        '管局已停止校验此备案号的密码：校验次数过多（22）',
        'The bureau checks this number’s password no more: it was checked too often (22)',
      ),
      fillTemplate(
        bilingual('{until} 之后再试；请先确认备案密码', 'Try again after {until}; be sure of the password first'),
        {
          until: shanghaiMinute(until),
        },
      ),
    ),
  tooManyTries: (until: string) =>
    reason(
      'PROOF_TOO_MANY_TRIES',
      'filingNumber',
      bilingual('此备案号的尝试次数已用完', 'No try is left for this filing number'),
      fillTemplate(bilingual('{until} 之后再试', 'Try again after {until}'), { until: shanghaiMinute(until) }),
    ),
  tooManyProofs: (until: string) =>
    reason(
      'PROOF_TOO_MANY',
      undefined,
      fillTemplate(bilingual('一小时内最多核实 {most} 次', 'At most {most} proofs are tried within an hour'), {
        most: MAX_PROOFS_PER_HOUR,
      }),
      fillTemplate(bilingual('{until} 之后再试', 'Try again after {until}'), { until: shanghaiMinute(until) }),
    ),
  pending: () =>
    reason(
      'PROOF_PENDING',
      'filingNumber',
      bilingual('此备案号正在核实', 'This filing number is being checked'),
      bilingual('请稍候查询结果', 'Ask for the result in a moment'),
    ),
  unavailable: () =>
    reason(
      'PROOF_UNAVAILABLE',
      undefined,
      bilingual('管局没有答复，未能核实', 'The bureau gave no answer: nothing is proved'),
      bilingual(
        '请稍后重新提交；未答复的不计入尝试次数',
        'Send it again later; what was not answered counts as no try',
      ),
    ),
  provinceNotServed: (province: BilingualText) =>
    reason(
      'PROVINCE_NOT_SERVED',
      'filingNumber',
      fillTemplate(
        bilingual(
          '我方未接入{zh}通信管理局，不能核实该省的备案，也不能为其办理',
          'We file nothing in {en}: a filing of this province cannot be proved or changed here',
        ),
        { ...province },
      ),
      bilingual(
        '请核对备案号开头的省份简称；确是该省的备案，请向其接入商办理',
        'Check the character of the province at the start of the number; for a filing of that province turn to its access provider',
      ),
    ),
  malformed: (message: BilingualText, suggestion: BilingualText) =>
    reason('WRONG_SHAPE', 'filingNumber', message, suggestion),
  unsendable: () =>
    reason(
      'WRONG_SHAPE',
      'password',
      bilingual(
        '备案密码中有管局接口无法传送的字符',
        'The password holds a character that cannot be sent to the bureau',
      ),
      bilingual('请核对备案密码', 'Check the password'),
    ),
} as const;

/** How a partner got access to a proven record. */
export const provedBasis = bilingual('以备案号和备案密码核实', 'Proved with filing number and filing password');

/** `2026-03-02 10:00`, Shanghai time. */
const shanghaiMinute = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
