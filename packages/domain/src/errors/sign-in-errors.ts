import { passwordBounds } from '../staff/index.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { ErrorRow } from './error-row.ts';

const { alone, withCode, most } = passwordBounds;

/** Refusals of the routes under /auth. */
export const signInErrors = {
  WRONG_CREDENTIALS: {
    status: 401,
    message: bilingual('用户名或密码不正确', 'The login or the password is wrong'),
    suggestion: bilingual('请检查后重试', 'Check both and try again'),
  },
  TOO_MANY_ATTEMPTS: {
    status: 429,
    message: bilingual('登录失败次数过多', 'Too many failed attempts to sign in'),
    suggestion: bilingual(
      '请在 Retry-After 所示秒数后重试，或请管理员发送新的登录链接',
      'Try again after the seconds that Retry-After says, or ask an administrator for a new link',
    ),
  },
  SIGN_IN_AGAIN: {
    status: 401,
    message: bilingual(
      '登录未在规定时间内完成，或验证码错误次数过多',
      'The sign-in was not finished in time, or too many codes were wrong',
    ),
    suggestion: bilingual('请重新登录', 'Sign in again'),
  },
  WRONG_CODE: {
    status: 400,
    field: 'code',
    message: bilingual('验证码不正确，或已用过', 'The code is wrong, or was used already'),
    suggestion: bilingual(
      '请输入验证器当前显示的 6 位数字，或一个未用过的恢复码',
      'Give the six digits that the authenticator shows now, or a recovery code that is not used',
    ),
  },
  WRONG_PASSWORD: {
    status: 400,
    field: 'current',
    message: bilingual('当前密码不正确', 'The current password is wrong'),
    suggestion: bilingual('请检查后重试', 'Check it and try again'),
  },
  TOO_SHORT: {
    status: 400,
    field: 'password',
    message: bilingual('密码太短', 'The password is too short'),
    suggestion: bilingual(
      `至少 ${alone} 个字符；使用两步验证时至少 ${withCode} 个。几个不相干的词最好记`,
      `At least ${alone} characters, with a second factor ${withCode}; a few words that have nothing to do with each other are easy to keep`,
    ),
  },
  TOO_LONG: {
    status: 400,
    field: 'password',
    message: bilingual(`密码超过 ${most} 个字符`, `The password has more than ${most} characters`),
    suggestion: bilingual('请缩短', 'Take a shorter one'),
  },
  COMMON: {
    status: 400,
    field: 'password',
    message: bilingual('此密码很常见，会最先被猜到', 'This password is a common one, among the first to be guessed'),
    suggestion: bilingual(
      '请换一个；几个不相干的词最好记',
      'Take another one; a few words that have nothing to do with each other are easy to keep',
    ),
  },
  GUESSABLE: {
    status: 400,
    field: 'password',
    message: bilingual(
      '密码主要由您的账号、姓名或本系统的用语组成',
      'The password is made of your login, your name or words of this desk',
    ),
    suggestion: bilingual('请加入其他内容', 'Add something else'),
  },
  NO_INVITATION: {
    status: 404,
    field: 'token',
    message: bilingual('此链接无效、已用过或已过期', 'This link is unknown, used or over'),
    suggestion: bilingual('请向管理员索取新的链接', 'Ask an administrator for a new one'),
  },
  PROVE_AGAIN: {
    status: 403,
    message: bilingual('请先再次验证您的身份', 'Prove once more who you are'),
    suggestion: bilingual(
      '输入密码后重试；经统一登录的，请重新登录',
      'Give your password and try again; by the identity provider, sign in anew',
    ),
  },
  OF_PROVIDER: {
    status: 403,
    message: bilingual(
      '您经统一登录，在此没有密码和两步验证',
      'You sign in by the identity provider and have no password or second factor here',
    ),
    suggestion: bilingual('请在统一登录中更改', 'Change them there'),
  },
  MUST_HAVE: {
    status: 403,
    message: bilingual('您的角色必须使用两步验证', 'Your role has to have a second factor'),
    suggestion: bilingual('换了手机时，请重新设置', 'With another phone, set it up anew'),
  },
  PASSWORD_SHORT: {
    status: 403,
    message: bilingual(
      `您的密码少于 ${alone} 个字符，只能与两步验证一起使用`,
      `Your password has less than ${alone} characters and holds with a second factor alone`,
    ),
    suggestion: bilingual(
      `请先更改为至少 ${alone} 个字符的密码`,
      `Change it for one of at least ${alone} characters first`,
    ),
  },
  NO_FACTOR: {
    status: 400,
    message: bilingual('您还没有启用两步验证', 'You have no second factor'),
    suggestion: bilingual('请先启用', 'Set it up first'),
  },
  NO_PROVIDER: {
    status: 404,
    message: bilingual('没有配置统一登录', 'No identity provider is configured'),
    suggestion: bilingual('请用账号和密码登录', 'Sign in by login and password'),
  },
  PROVIDER_AWAY: {
    status: 503,
    message: bilingual('统一登录暂时无法使用', 'The identity provider cannot be reached'),
    suggestion: bilingual('请稍后重试', 'Try again later'),
  },
} as const satisfies Record<string, ErrorRow>;
