/**
 * Uploads as literals in the form of the published samples; no encoder of ours is used, so the sandbox is tested against the
 * interface. The values restate the first seeded subject (金陵样例茶业) with a renamed website.
 */
const jpeg =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z';

export const ztid = '320000010000000001';

const bgxx = `
      <Bgxx>
        <Zt_xx>
          <Ztid>320000010000000001</Ztid>
          <Dwmc>金陵样例茶业有限公司</Dwmc>
          <Baxh>苏ICP备00000001号</Baxh>
          <Dwxz>4</Dwxz>
          <Tzr>王样例</Tzr>
          <Txdz>
            <Shengid>320000</Shengid>
            <Shiid>320100</Shiid>
            <Xianid>320102</Xianid>
            <Xxdz>江苏省南京市玄武区样例路1号样例大厦1层</Xxdz>
          </Txdz>
          <Zj>
            <Zjlx>1</Zjlx>
            <Zjhm>91320000MA0000015K</Zjhm>
            <Zjzs>江苏省南京市玄武区样例路1号</Zjzs>
          </Zj>
          <Fzr>
            <Fzr_xm>王样例</Fzr_xm>
            <Fzr_dhhm>025-88880101</Fzr_dhhm>
            <Fzr_sjhm>13000000101</Fzr_sjhm>
            <Fzr_dzyj>owner@jinling-tea.example</Fzr_dzyj>
            <Fzr_zjlx>2</Fzr_zjlx>
            <Fzr_zjhm>320000197201010018</Fzr_zjhm>
          </Fzr>
        </Zt_xx>
        <Wz_xx>
          <Wzid>320000020000000001</Wzid>
          <Wzmc>金陵样例新茶</Wzmc>
          <Fwnr>
            <Fwnr_id>8</Fwnr_id>
            <Fwnr_id>22</Fwnr_id>
          </Fwnr>
          <Yylb>
            <Yylb_id>1</Yylb_id>
            <Yylb_id>12</Yylb_id>
          </Yylb>
          <Ym_xx>
            <IspYmid>7001</IspYmid>
            <Ymid>320000030000000001</Ymid>
            <Ym>jinling-tea.example</Ym>
          </Ym_xx>
          <Ym_xx>
            <IspYmid>7102</IspYmid>
            <Ym>jinling-tea-two.example</Ym>
          </Ym_xx>
          <Jr_xx>
            <Jrid>320000040000000001</Jrid>
            <Wzfb>
              <Fbdd>17</Fbdd>
            </Wzfb>
            <Wzjrfs>
              <Jrfs>3</Jrfs>
            </Wzjrfs>
            <Ip_xx>
              <IspIpid>9001</IspIpid>
              <Ipid>320000050000000001</Ipid>
              <Qsip>3221225995</Qsip>
              <Zzip>3221225995</Zzip>
            </Ip_xx>
            <Ip_xx>
              <IspIpid>9102</IspIpid>
              <Qsip>3325256724</Qsip>
              <Zzip>3325256727</Zzip>
            </Ip_xx>
          </Jr_xx>
          <Wz_Fzr>
            <Fzr_xm>李样例</Fzr_xm>
            <Fzr_dhhm>025-88880102</Fzr_dhhm>
            <Fzr_sjhm>13000000199</Fzr_sjhm>
            <Fzr_dzyj>site@jinling-tea.example</Fzr_dzyj>
            <Fzr_zjlx>2</Fzr_zjlx>
            <Fzr_zjhm>320000197302010017</Fzr_zjhm>
          </Wz_Fzr>
          <Baxh>苏ICP备00000001号-1</Baxh>
          <Syurl>www.jinling-tea.example</Syurl>
          <Wz_Bz>新增一个域名和一段IP</Wz_Bz>
        </Wz_xx>
        <Fj>
          <Fjxx>
            <Fjwjgs>1</Fjwjgs>
            <Fjyt>1</Fjyt>
            <Fjnr>${jpeg}</Fjnr>
            <Fjssdx>
              <Ssdxlx>2</Ssdxlx>
              <Ssdxbs><Jlid>320000020000000001</Jlid></Ssdxbs>
            </Fjssdx>
            <Bz>核验单</Bz>
          </Fjxx>
        </Fj>
        <Fj>
          <Fjxx>
            <Fjwjgs>1</Fjwjgs>
            <Fjyt>2</Fjyt>
            <Fjnr>${jpeg}</Fjnr>
            <Fjssdx>
              <Ssdxlx>1</Ssdxlx>
              <Ssdxbs><Baxh>苏ICP备00000001号</Baxh></Ssdxbs>
            </Fjssdx>
          </Fjxx>
        </Fj>
        <ICPmm>1a64a010767f0725fb52111b0a9e9f84</ICPmm>
      </Bgxx>`;

export type Replacement = readonly [string, string];

/** A data file of one block, with some pieces of text replaced; each must occur. */
export function uploadOf(block: string, records: string, replacements: readonly Replacement[]): string {
  const document = `<?xml version="1.0" encoding="GBK"?>
<UploadData version="V.3.0">
  <ICP>
    <${block}>${records}
    </${block}>
    <Qqdwid>320000000999</Qqdwid>
  </ICP>
</UploadData>`;
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the upload has no ${from}`);
    return text.replace(from, () => to);
  }, document);
}

export const changeFile = (...replacements: readonly Replacement[]): string => uploadOf('BGBA', bgxx, replacements);

/** A file of two changes: of the first seeded subject, and the same of the second one (钟山样例软件). */
export const twoChanges = (): string =>
  changeFile([
    '</Bgxx>',
    `</Bgxx>${bgxx
      .replace(/(3200000[1-5]000000000)1/g, '$12')
      .replaceAll('ICP备00000001号', 'ICP备00000002号')
      .replaceAll('jinling-tea', 'zhongshan-soft')}`,
  ]);

export const unchangedJpeg = jpeg;
