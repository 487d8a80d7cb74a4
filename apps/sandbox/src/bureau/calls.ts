export const methods = ['isp_upload', 'isp_download', 'isp_downloadack', 'isp_querypreviousupload'] as const;
export type Method = (typeof methods)[number];

export interface Call {
  readonly method: Method;
  /** Text of a parameter, empty when absent; `ispId` is found under `ispID` too. */
  parameter(name: string): string;
}
