import { bilingual } from '../text/bilingual-text.ts';
import type { FollowUpNoticeRow } from './follow-up-notice-row.ts';

/** What is said of a claim 认领备案; `{to}` is who claims, `{days}` for how long one may answer or object. */
export const claimNotices = {
  claimAsked: {
    kind: 'CLAIM',
    principal: ['sms', 'mail'],
    subject: bilingual('请确认备案认领：{filing}', 'Please confirm the claim: {filing}'),
    body: bilingual(
      '{to} 提交证件，申请认领备案 {filing}，今后由其代为办理备案事项。备案内容不变，网站访问不受影响。',
      '{to} claims the filing {filing} by papers, and will act for you if it is granted. The filing stays as it is, and so does the site.',
    ),
    todo: [],
    link: {
      todo: bilingual(
        '请打开链接选择同意或不同意；链接 {days} 天内有效。不答复的，由审核人员凭证件决定。',
        'Say by the link whether you agree; it is valid for {days} days. Without an answer our staff decide by the papers.',
      ),
      page: bilingual(
        '认领通过后由认领方代为办理备案事项，备案内容不变，网站访问不受影响。请核对认领方名称后选择。',
        'Once it is granted the claimant acts for you; the filing stays as it is, and so does the site. Please look at its name, then choose.',
      ),
      data: bilingual('认领方', 'Claimed by'),
      open: bilingual('确认备案认领', 'Answer the claim'),
    },
    sms: bilingual(
      '有人凭证件认领备案{filing}，须您确认，详见邮件。',
      'Your filing is claimed by papers, and needs your answer. See the mail.',
    ),
    smsWithLink: bilingual(
      '{to}认领备案{filing}，请确认是否同意：{link}',
      'Your filing is claimed by {to}. Do you agree? {link}',
    ),
    why: bilingual(
      '您收到此信，是因为您是该备案所登记的主体负责人。',
      'You get this because you are registered as the subject principal of this filing.',
    ),
    partner: {
      todo: bilingual(
        '已请主体负责人确认；之后由审核人员决定，结果见“备案认领”。',
        'Its principal is asked; then our staff decide. See “Claims” for the outcome.',
      ),
      why: bilingual('贵方收到此信，是因为贵方认领此备案。', 'You get this because you claim the filing.'),
    },
  },
  claimMayBeObjected: {
    kind: 'CLAIM_OBJECTION',
    principal: [],
    subject: bilingual('备案被认领：{filing}', 'A filing is claimed: {filing}'),
    body: bilingual(
      '{to} 凭证件认领备案 {filing}。该备案登记在贵方名下，而贵方账号已停用。贵方可在 {days} 天内提出异议，期满由审核人员决定。',
      '{to} claims the filing {filing} by papers. It is one of yours, and your account is closed. You may object within {days} days; then our staff decide.',
    ),
    todo: [],
    sms: bilingual('备案{filing}被认领，详见邮件。', 'Your filing is claimed. See the mail.'),
    partner: {
      todo: bilingual('有异议的，请回复接入商并说明理由。', 'To object, answer the provider and say why.'),
      why: bilingual('贵方收到此信，是因为该备案登记在贵方名下。', 'You get this because the filing is one of yours.'),
    },
  },
  claimOfHeld: {
    kind: 'CLAIM_HELD',
    principal: [],
    subject: bilingual('他人认领贵方的备案：{filing}', 'Your filing was claimed: {filing}'),
    body: bilingual(
      '{to} 提交的备案号和证件号码与贵方名下的备案 {filing} 相符。该备案由贵方持有，不能认领，仍在贵方名下。',
      'The numbers that {to} gave are those of your filing {filing}. As you hold it, it cannot be claimed, and it stays yours.',
    ),
    todo: [],
    sms: bilingual('备案{filing}被认领，详见邮件。', 'Your filing was claimed. See the mail.'),
    partner: {
      todo: bilingual(
        '主体确已更换服务方的，请在“备案”中发起转移；否则不用操作。',
        'If its subject has moved to them, offer a transfer under “Records”; otherwise nothing is to be done.',
      ),
      why: bilingual('贵方收到此信，是因为该备案登记在贵方名下。', 'You get this because the filing is one of yours.'),
    },
  },
  claimGranted: {
    kind: 'CLAIM_GRANTED',
    principal: ['mail'],
    subject: bilingual('备案认领已通过：{filing}', 'The claim is granted: {filing}'),
    body: bilingual(
      '备案 {filing} 已由 {to} 认领，今后由其代为办理备案事项。备案内容不变，网站访问不受影响。',
      'The filing {filing} is now with {to}, which acts for it from now on. The filing stays as it is, and so does the site.',
    ),
    todo: [],
    sms: bilingual('备案{filing}已被认领，详见邮件。', 'The claim of your filing is granted. See the mail.'),
    why: bilingual(
      '您收到此信，是因为您是该备案所登记的主体负责人。',
      'You get this because you are registered as the subject principal of this filing.',
    ),
    partner: {
      todo: bilingual('可以在“备案”中办理此备案的事项。', 'You find it under “Records”.'),
      why: bilingual('贵方收到此信，是因为贵方认领此备案。', 'You get this because you claimed the filing.'),
    },
  },
  claimRefused: {
    kind: 'CLAIM_REFUSED',
    principal: [],
    subject: bilingual('备案认领未通过：{filing}', 'The claim is refused: {filing}'),
    body: bilingual('{to} 对备案 {filing} 的认领未通过。', 'The claim of {filing} by {to} is refused.'),
    todo: [],
    sms: bilingual('备案{filing}的认领未通过，详见邮件。', 'The claim of your filing is refused. See the mail.'),
    partner: {
      todo: bilingual(
        '理由见“备案认领”；补齐证件后可以再次认领。',
        'The reason stands under “Claims”; with better papers you may claim it again.',
      ),
      why: bilingual('贵方收到此信，是因为贵方认领此备案。', 'You get this because you claimed the filing.'),
    },
  },
} as const satisfies Record<string, FollowUpNoticeRow>;
