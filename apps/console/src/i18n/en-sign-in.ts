import type { zhSignIn } from './zh-sign-in.ts';

/** The page of the sign-in. Loaded with it (`sign-in-texts.ts`). */
export const enSignIn: Readonly<Record<keyof typeof zhSignIn, string>> = {
  'signIn.title': 'Sign in',
  'signIn.api': 'API reference for partners',
  'signIn.lead': 'Review and hand-over of filing orders',
  'signIn.login': 'Account',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.loginNeeded': 'Enter your account',
  'signIn.passwordNeeded': 'Enter your password',
};
