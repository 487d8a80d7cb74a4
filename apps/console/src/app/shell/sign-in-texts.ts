import { bilingual } from '@beian/domain/text';

export const signInTexts = {
  title: bilingual('登录', 'Sign in'),
  api: bilingual('合作方接口文档', 'API reference for partners'),
  lead: bilingual('备案订单的审核与上报', 'Review and hand-over of filing orders'),
  login: bilingual('账号', 'Account'),
  password: bilingual('密码', 'Password'),
  submit: bilingual('登录', 'Sign in'),
  loginNeeded: bilingual('请输入账号', 'Enter your account'),
  passwordNeeded: bilingual('请输入密码', 'Enter your password'),
};
