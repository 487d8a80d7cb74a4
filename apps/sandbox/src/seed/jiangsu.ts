import { type NumberScheme, type SubjectRow, site } from './build.ts';

/**
 * The subjects of Jiangsu, written by hand. The last three are for filings that leave or join a provider: a website with accesses of two
 * providers, a subject filed with the other provider alone, and a shell 空壳主体. The last two are not published to this provider.
 */
// biome-ignore format: a table reads by its columns
export const jiangsuSubjects: readonly SubjectRow[] = [
  { name: '金陵样例茶业有限公司', holder: 'enterprise', county: '320102', street: '玄武区样例路1号', domain: 'jinling-tea.example', websites: [site('金陵样例茶业')], principal: '王样例', websitePrincipal: '李样例', first: '192.0.2.11', last: '192.0.2.11', filed: '2014-02-18' },
  { name: '钟山样例软件有限公司', holder: 'enterprise', county: '320102', street: '玄武区样例路2号', domain: 'zhongshan-soft.example', websites: [site('钟山样例软件', ['8', '17'], ['1', '12'])], principal: '张样例', websitePrincipal: '刘样例', first: '192.0.2.12', last: '192.0.2.13', filed: '2014-06-09' },
  { name: '秦淮样例文化传播有限公司', holder: 'enterprise', county: '320104', street: '秦淮区样例路3号', domain: 'qinhuai-culture.example', websites: [site('秦淮样例文化'), site('秦淮样例画廊', ['16'], ['1'], 'gallery-')], principal: '陈样例', websitePrincipal: '杨样例', first: '192.0.2.21', last: '192.0.2.21', filed: '2015-01-12' },
  { name: '莫愁样例旅游服务有限公司', holder: 'enterprise', county: '320105', street: '建邺区样例路4号', domain: 'mochou-travel.example', websites: [site('莫愁样例旅游', ['8', '9'], ['1', '12'])], principal: '赵样例', websitePrincipal: '黄样例', first: '198.51.100.4', last: '198.51.100.7', filed: '2015-03-27' },
  { name: '鼓楼样例教育咨询有限公司', holder: 'enterprise', county: '320106', street: '鼓楼区样例路5号', domain: 'gulou-advice.example', websites: [site('鼓楼样例咨询')], principal: '周样例', websitePrincipal: '吴样例', first: '198.51.100.15', last: '198.51.100.15', filed: '2015-09-15' },
  { name: '浦口样例农业发展有限公司', holder: 'enterprise', county: '320111', street: '浦口区样例路6号', domain: 'pukou-farm.example', websites: [site('浦口样例农业', ['8', '9'])], principal: '徐样例', websitePrincipal: '孙样例', first: '198.51.100.16', last: '198.51.100.16', filed: '2016-04-12' },
  { name: '栖霞样例环保科技有限公司', holder: 'enterprise', county: '320113', street: '栖霞区样例路7号', domain: 'qixia-green.example', websites: [site('栖霞样例环保')], principal: '马样例', websitePrincipal: '朱样例', first: '203.0.113.17', last: '203.0.113.17', filed: '2016-07-04' },
  { name: '雨花样例石业有限公司', holder: 'enterprise', county: '320114', street: '雨花台区样例路8号', domain: 'yuhua-stone.example', websites: [site('雨花样例石业', ['8', '16'])], principal: '胡样例', websitePrincipal: '郭样例', first: '203.0.113.18', last: '203.0.113.18', filed: '2016-11-21' },
  { name: '江宁样例物流有限公司', holder: 'enterprise', county: '320115', street: '江宁区样例路9号', domain: 'jiangning-freight.example', websites: [site('江宁样例物流')], principal: '何样例', websitePrincipal: '高样例', first: '203.0.113.32', last: '203.0.113.35', filed: '2017-02-06' },
  { name: '六合样例纺织有限公司', holder: 'enterprise', county: '320116', street: '六合区样例路10号', domain: 'luhe-textile.example', websites: [site('六合样例纺织', ['8', '9'], ['1', '12'])], principal: '林样例', websitePrincipal: '罗样例', first: '203.0.113.40', last: '203.0.113.40', filed: '2017-05-18' },
  { name: '溧水样例食品有限公司', holder: 'enterprise', county: '320117', street: '溧水区样例路11号', domain: 'lishui-food.example', websites: [site('溧水样例食品')], principal: '郑样例', websitePrincipal: '梁样例', first: '203.0.113.41', last: '203.0.113.41', filed: '2017-08-30', filedByOtherProvider: true },
  { name: '高淳样例陶瓷有限公司', holder: 'enterprise', county: '320118', street: '高淳区样例路12号', domain: 'gaochun-ceramic.example', websites: [site('高淳样例陶瓷', ['8', '16'])], principal: '谢样例', websitePrincipal: '宋样例', first: '203.0.113.42', last: '203.0.113.42', filed: '2017-12-11', filedByOtherProvider: true },
  { name: '玄武样例医疗器械有限公司', holder: 'enterprise', county: '320102', street: '玄武区样例路13号', domain: 'xuanwu-medical.example', websites: [site('玄武样例器械')], principal: '韩样例', websitePrincipal: '冯样例', first: '203.0.113.43', last: '203.0.113.43', filed: '2018-01-16', accessOf: ['own', 'other'] },
  { name: '建邺样例家居有限公司', holder: 'enterprise', county: '320105', street: '建邺区样例路14号', domain: 'jianye-home.example', websites: [site('建邺样例家居')], principal: '邓样例', websitePrincipal: '曹样例', first: '203.0.113.44', last: '203.0.113.44', filed: '2018-02-27', filedByOtherProvider: true, accessOf: ['other'] },
  { name: '浦镇样例机械有限公司', holder: 'enterprise', county: '320111', street: '浦口区样例路15号', domain: 'puzhen-machine.example', websites: [], principal: '彭样例', websitePrincipal: '彭样例', first: '203.0.113.45', last: '203.0.113.45', filed: '2016-03-08', filedByOtherProvider: true },
];

/** Numbers that tests and end-to-end tests rely on. */
export const jiangsuNumbers: NumberScheme = {
  providerId: String,
  phones: (n, part) => {
    const two = String(n).padStart(2, '0');
    return { officePhone: `025-8888${two}0${part}`, mobile: `1300000${two}0${part}` };
  },
};
