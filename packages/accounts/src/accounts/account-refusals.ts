import { loginBounds, MAX_NAME_LENGTH, rightRefusal } from '@beian/domain/staff';
import type { RefusalReasonCode } from '@beian/domain/text';
import { type BilingualText, bilingual, type Refusal, type RefusalCode, refusal } from '@beian/domain/text';

const RULE = 'D-sign-in';
const makeRefusal = (
  code: RefusalCode,
  name: RefusalReasonCode,
  message: BilingualText,
  suggestion: BilingualText,
  field?: string,
): Refusal =>
  refusal(code, {
    code: name,
    ...(field === undefined ? {} : { field }),
    message,
    suggestion,
    ruleId: RULE,
  });

/** Refusals of changes to an account or a session. */
export const accountRefusals = {
  notPermitted: rightRefusal('manageAccounts', bilingual('管理账号', 'manage accounts'), RULE),
  proveAgain: makeRefusal(
    'NOT_POSSIBLE',
    'PROVE_AGAIN',
    bilingual('请先再次验证您的身份', 'Prove once more who you are'),
    bilingual(
      '输入密码后重试；经统一登录的，请重新登录',
      'Give your password and try again; by the identity provider, sign in anew',
    ),
  ),
  ownAccount: makeRefusal(
    'NOT_POSSIBLE',
    'OWN_ACCOUNT',
    bilingual('不能以管理员身份更改自己的账号', 'Nobody manages their own account'),
    bilingual(
      '请由另一位管理员操作；自己的密码和两步验证在“我的账号”中更改',
      'Ask another administrator; your own password and second factor stand under “My account”',
    ),
    'staffId',
  ),
  lastAdministrator: makeRefusal(
    'GUARD_FAILED',
    'LAST_ADMINISTRATOR',
    bilingual('至少须保留一位可登录的管理员', 'One administrator who can sign in has to be left'),
    bilingual('请先邀请另一位管理员', 'Invite another administrator first'),
    'staffId',
  ),
  staffNotFound: makeRefusal(
    'NOT_FOUND',
    'STAFF_NOT_FOUND',
    bilingual('没有这位人员', 'There is no such member of staff'),
    bilingual('请从账号列表中选择', 'Choose from the list of accounts'),
    'staffId',
  ),
  sessionNotFound: makeRefusal(
    'NOT_FOUND',
    'SESSION_NOT_FOUND',
    bilingual('没有此会话，或已结束', 'There is no such session, or it has ended'),
    bilingual('请刷新列表', 'Read the list again'),
    'id',
  ),
  ofProvider: makeRefusal(
    'NOT_POSSIBLE',
    'OF_PROVIDER',
    bilingual(
      '此人经统一登录，其角色与登录方式由统一登录决定',
      'This person signs in by the identity provider, which says roles and factors',
    ),
    bilingual('请在统一登录中更改；也可在此停用账号', 'Change it there, or close the account here'),
    'staffId',
  ),
  ofPartner: makeRefusal(
    'NOT_POSSIBLE',
    'OF_PARTNER',
    bilingual('合作方人员不担任审核台的角色', 'A person of a partner holds no role of the desk'),
    bilingual('审核台的同事请另行邀请', 'Invite a colleague of the desk with an account of their own'),
    'staffId',
  ),
  partnerClosed: makeRefusal(
    'NOT_POSSIBLE',
    'PARTNER_CLOSED',
    bilingual('此合作方已停用，其人员不能登录', 'This partner is closed: its people cannot sign in'),
    bilingual('请先重新启用此合作方', 'Open the partner again first'),
    'partnerId',
  ),
  closed: makeRefusal(
    'NOT_POSSIBLE',
    'ACCOUNT_CLOSED',
    bilingual('此账号已停用', 'This account is closed'),
    bilingual('请先重新启用', 'Open it again first'),
    'staffId',
  ),
  wrongLogin: makeRefusal(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    bilingual(
      `账号须为 ${loginBounds.least} 至 ${loginBounds.most} 个字符：小写字母开头，含小写字母、数字、点、横线、下划线`,
      `A login has ${loginBounds.least} to ${loginBounds.most} characters: a small letter, then small letters, digits, dots, hyphens and underscores`,
    ),
    bilingual('例如 lichun', 'For example lichun'),
    'login',
  ),
  loginTaken: makeRefusal(
    'INVALID_INPUT',
    'LOGIN_TAKEN',
    bilingual('此账号已有人使用', 'Somebody has this login already'),
    bilingual('请换一个账号', 'Choose another one'),
    'login',
  ),
  wrongName: makeRefusal(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    bilingual(`姓名须为 1 至 ${MAX_NAME_LENGTH} 个字符`, `A name has 1 to ${MAX_NAME_LENGTH} characters`),
    bilingual('请填写同事认得的姓名', 'Give the name that colleagues know'),
    'name',
  ),
  wrongRoles: makeRefusal(
    'INVALID_INPUT',
    'WRONG_SHAPE',
    bilingual('请至少选择一个角色', 'A person has at least one role'),
    bilingual('只选择需要的角色', 'Take those that are needed, and no more'),
    'roles',
  ),
} as const;
