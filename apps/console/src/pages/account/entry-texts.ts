import { MAX_SESSIONS, SESSION_HOURS, SESSION_IDLE_HOURS } from '@beian/domain/staff';
import { type BilingualText, bilingual } from '@beian/domain/text';

export const entryTexts = {
  by: bilingual('使用 {name} 登录', 'Sign in with {name}'),
  or: bilingual('或使用账号和密码', 'or with login and password'),
  goOn: bilingual('继续', 'Continue'),
  codeTitle: bilingual('输入验证码', 'Enter the code'),
  codeLead: bilingual('打开您的验证器，输入当前显示的 6 位数字。手机不在身边时，输入一个恢复码。', 'Open your authenticator and type the six digits it shows now. Without your phone, type a recovery code.'),
  code: bilingual('验证码或恢复码', 'Code or recovery code'),
  codeNeeded: bilingual('请输入验证码', 'Type the code'),
  enrolTitle: bilingual('设置两步验证', 'Set up a second factor'),
  enrolLead: bilingual('您的账号须启用两步验证后才能登录。', 'Your account has to have a second factor before you can sign in.'),
  sessionEnded: bilingual('登录已结束，请重新登录。', 'The session has ended. Sign in again.'),
  ended: {
    IDLE: bilingual(`${SESSION_IDLE_HOURS} 小时没有操作，登录已自动结束。`, `The session ended because nothing was done for ${SESSION_IDLE_HOURS} hours.`),
    EXPIRED: bilingual(`登录满 ${SESSION_HOURS} 小时，已自动结束。`, `The session ended after ${SESSION_HOURS} hours, the longest time that one lasts.`),
    NEWER_SIGN_IN: bilingual(`您在别处登录，同时登录超过 ${MAX_SESSIONS} 处，最早的一处（这里）已结束。`, `You signed in elsewhere. More than ${MAX_SESSIONS} sessions are not allowed, so the oldest one, this one, ended.`),
    ENDED_BY_PERSON: bilingual('您在别处结束了这里的登录。', 'You ended this session from another one.'),
    ENDED_BY_ADMINISTRATOR: bilingual('管理员结束了您的登录。', 'An administrator ended your session.'),
    PASSWORD_CHANGED: bilingual('您的密码已更改，其他各处的登录都已结束。请用新密码登录。', 'Your password was changed, which ended all other sessions. Use the new password.'),
    SECOND_FACTOR_CHANGED: bilingual('您的两步验证已更改，其他各处的登录都已结束。', 'Your second factor was changed, which ended all other sessions.'),
    ACCOUNT_CLOSED: bilingual('您的账号已停用，请联系管理员。', 'Your account is closed. Ask an administrator.'),
  },
  kept: bilingual('登录后回到原处，已填写的内容都还在。', 'After signing in you are back where you were, with everything that you typed.'),
};

export const refusals: Readonly<Record<string, BilingualText>> = {
  WAY_OVER: bilingual('登录未在十分钟内完成，或从其他浏览器返回，请重试', 'The sign-in was not finished within ten minutes, or came back in another browser. Try again'),
  REFUSED_THERE: bilingual('统一登录没有放行，请重试或联系管理员', 'The identity provider did not let you in. Try again, or ask an administrator'),
  NOT_VERIFIED: bilingual('统一登录的答复未通过验证，未登录；请重试，仍失败请联系管理员', 'The answer of the identity provider could not be verified, and you are not signed in. Try again; if it fails again, ask an administrator'),
  PROVIDER_AWAY: bilingual('统一登录暂时无法使用，请稍后重试', 'The identity provider cannot be reached. Try again later'),
  NO_ROLE: bilingual('您在统一登录中没有本系统的角色，请向管理员申请', 'The identity provider gives you no role of this desk. Ask an administrator for one'),
  ACCOUNT_CLOSED: bilingual('您的账号已停用，请联系管理员', 'Your account is closed. Ask an administrator'),
};
