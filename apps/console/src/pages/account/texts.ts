import { MAX_SESSIONS, REAUTHENTICATED_MINUTES, SESSION_HOURS, SESSION_IDLE_HOURS } from '@beian/domain/staff';
import { bilingual, countInWords } from '@beian/domain/text';

export const enrolTexts = {
  scan: bilingual('用验证器应用（如 Microsoft Authenticator、FreeOTP）扫描二维码', 'Scan the code with an authenticator app, for example Microsoft Authenticator or FreeOTP'),
  qr: bilingual('两步验证的二维码', 'QR code of the second factor'),
  key: bilingual('无法扫描时，手动输入此密钥', 'If you cannot scan it, type this key'),
  code: bilingual('验证器显示的 6 位数字', 'Six digits that the authenticator shows'),
  confirm: bilingual('启用', 'Switch on'),
};

export const recoveryCodesTexts = {
  title: bilingual('请保存恢复码', 'Keep your recovery codes'),
  lead: bilingual('手机丢失时，每个恢复码可代替验证码使用一次。它们只在此显示一次，请打印或存入密码管理器。', 'Each of them stands in for a code once, where your phone is lost. They are shown this once: print them, or put them into a password manager.'),
  list: bilingual('恢复码', 'Recovery codes'),
  copy: bilingual('复制全部', 'Copy all'),
};

export const welcomeTexts = {
  title: bilingual('设置密码', 'Set your password'),
  hello: bilingual('{name}，欢迎。您的账号是 {login}。', 'Welcome, {name}. Your login is {login}.'),
  set: bilingual('设置密码并登录', 'Set the password and sign in'),
  gone: bilingual('此链接无效、已用过或已过期', 'This link is unknown, used or over'),
  goneHint: bilingual('请向管理员索取新的链接', 'Ask an administrator for a new one'),
  toSignIn: bilingual('前往登录', 'To the sign-in'),
};

export const passwordTexts = {
  current: bilingual('当前密码', 'Current password'),
  new: bilingual('新密码', 'New password'),
  repeat: bilingual('再次输入新密码', 'New password once more'),
  rule: bilingual('至少 {n} 个字符，不要求大小写或符号。几个不相干的词最好记；可以粘贴密码管理器生成的密码。', 'At least {n} characters, of any kind. A few words that have nothing to do with each other are easy to keep; what a password manager makes can be pasted.'),
  short: bilingual('至少 {n} 个字符，现有 {have} 个', 'At least {n} characters; so far {have}'),
  differs: bilingual('两次输入不一致', 'The two are not the same'),
  needed: bilingual('请输入密码', 'Type the password'),
};

export const accountTexts = {
  title: bilingual('我的账号', 'My account'),
  login: bilingual('账号', 'Login'),
  roles: bilingual('角色', 'Roles'),
  ofProvider: bilingual('您经统一登录，姓名、角色、密码和两步验证均由统一登录管理。', 'You sign in by the identity provider, which keeps your name, roles, password and second factor.'),
  password: bilingual('密码', 'Password'),
  passwordSince: bilingual('最近更改于 {at}', 'Last changed on {at}'),
  passwordUnknown: bilingual('没有更改记录', 'No change is recorded'),
  changePassword: bilingual('更改密码', 'Change password'),
  passwordChanged: bilingual('密码已更改，其他会话已结束', 'The password is changed, your other sessions have ended'),
  changeLead: bilingual('更改后，您的其他会话会结束。', 'Your other sessions end with it.'),
  factor: bilingual('两步验证', 'Second factor'),
  factorOff: bilingual('未启用。启用后，登录时除密码外还须输入手机上的验证码。', 'Off. With it you give a code of your phone beside the password.'),
  factorSince: bilingual('自 {at} 起启用，剩余 {n} 个恢复码', 'On since {at}, {n} recovery code left|On since {at}, {n} recovery codes left'),
  factorNeeded: bilingual('您的角色必须使用两步验证。', 'Your role has to have one.'),
  enrol: bilingual('启用两步验证', 'Set up a second factor'),
  enrolAnew: bilingual('换手机重新设置', 'Set up anew, with another phone'),
  enrolled: bilingual('两步验证已启用，其他会话已结束', 'The second factor is on, your other sessions have ended'),
  remove: bilingual('停用两步验证', 'Switch the second factor off'),
  removeAsk: bilingual('停用后只凭密码登录，您的其他会话会结束。', 'You sign in by password alone then, and your other sessions end.'),
  removed: bilingual('两步验证已停用', 'The second factor is off'),
  renewCodes: bilingual('生成新的恢复码', 'Make new recovery codes'),
  sessions: bilingual('登录的会话', 'Sessions'),
  sessionsLead: bilingual(
    `认不出的会话请立即结束，并更改密码。一人至多 ${MAX_SESSIONS} 个会话；${SESSION_IDLE_HOURS} 小时不用或登录满 ${SESSION_HOURS} 小时自动结束。`,
    `End one that you do not know at once, and change your password. A person has ${countInWords(MAX_SESSIONS)} at most; each ends after ${SESSION_IDLE_HOURS} hours without use and ${SESSION_HOURS} hours in any case.`,
  ),
  endOthers: bilingual('结束其他会话', 'End all others'),
  othersEnded: bilingual('其他会话已结束', 'Your other sessions have ended'),
};

export const sessionsTexts = {
  device: bilingual('设备', 'Device'),
  on: bilingual('{browser}，{system}', '{browser}, {system}'),
  unknown: bilingual('未知设备', 'Unknown device'),
  place: bilingual('网络', 'Network'),
  begun: bilingual('登录', 'Begun'),
  seen: bilingual('最近使用', 'Last used'),
  ends: bilingual('不使用则结束于', 'Ends unless used'),
  current: bilingual('当前会话', 'This session'),
  end: bilingual('结束', 'End'),
  endOf: bilingual('结束会话：{device}，登录于 {at}', 'End the session: {device}, begun {at}'),
  ended: bilingual('会话已结束', 'The session has ended'),
  none: bilingual('没有会话', 'There are no sessions'),
};

export const proofTexts = {
  title: bilingual('请再次输入密码', 'Your password once more'),
  lead: bilingual(`更改登录方式、会话和账号前须再次验证身份，${REAUTHENTICATED_MINUTES} 分钟内有效。`, `Before factors, sessions or accounts are changed you prove again who you are; it counts ${REAUTHENTICATED_MINUTES} minutes.`),
  password: bilingual('您的密码', 'Your password'),
  confirm: bilingual('验证', 'Prove'),
  provider: bilingual('您经统一登录，请在统一登录中重新登录，然后再操作一次。', 'You sign in by the identity provider: sign in there anew, then do this again.'),
  toProvider: bilingual('重新登录', 'Sign in anew'),
};
