/** The page of the sign-in. Loaded with it (`sign-in-texts.ts`). */
export const zhSignIn = {
  'signIn.title': '登录',
  'signIn.api': '合作方接口文档',
  'signIn.lead': '备案订单的审核与上报',
  'signIn.login': '账号',
  'signIn.password': '密码',
  'signIn.submit': '登录',
  'signIn.loginNeeded': '请输入账号',
  'signIn.passwordNeeded': '请输入密码',
};
