/** The operations of the interface by their number in results, `Czlx` (docs/spec/bureau-interface.md B-9.2). */
export const czlxs = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Czlx = (typeof czlxs)[number];

export const operationNames: Readonly<Record<Czlx, string>> = {
  '1': '新增备案',
  '2': '新增网站',
  '3': '新增接入',
  '4': '变更备案',
  '5': '取消接入',
  '6': '注销主体',
  '7': '注销网站',
};
