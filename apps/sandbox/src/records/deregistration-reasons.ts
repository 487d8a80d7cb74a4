/**
 * Reasons of a deregistration 注销理由. No source gives the values of the bureaus' table (docs/spec/bureau-interface.md B-10.2): these are
 * the sandbox's own, plausible ones.
 */
export const deregistrationReasons: readonly { readonly Id: string; readonly Nr: string }[] = [
  { Id: '1', Nr: '主体不再使用网站' },
  { Id: '2', Nr: '网站停止服务' },
  { Id: '3', Nr: '变更备案所需' },
  { Id: '4', Nr: '更换接入商' },
  { Id: '99', Nr: '其他' },
];
