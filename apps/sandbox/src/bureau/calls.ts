/** The three services of a bureau, each with its own address (docs/spec/bureau-interface.md B-2). */
export const services = {
  upDownLoad: {
    path: '/ISPWebService/upDownLoad',
    methods: ['isp_upload', 'isp_download', 'isp_downloadack', 'isp_querypreviousupload'],
  },
  queryBeianStatus: { path: '/BeianStatusWebService/queryBeianStatus', methods: ['isp_querybeianstatus'] },
  verifyBamm: { path: '/BeianStatusWebService/verifyBamm', methods: ['isp_verifybamm'] },
} as const;

export type ServiceName = keyof typeof services;
export const serviceNames = Object.keys(services) as ServiceName[];
export type Method = (typeof services)[ServiceName]['methods'][number];
export const methods: readonly [Method, ...Method[]] = [
  ...services.upDownLoad.methods,
  ...services.queryBeianStatus.methods,
  ...services.verifyBamm.methods,
];

export interface Call {
  readonly method: Method;
  /** Text of a parameter, empty when absent; `ispId` also matches `ispID`. */
  parameter(name: string): string;
}
