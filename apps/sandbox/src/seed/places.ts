/** Data for the fictitious subjects of a province: its capital, one of its districts, and typical local names. */
export interface Place {
  /** GB/T 2260 */
  readonly province: string;
  readonly name: string;
  /** As in filing numbers. */
  readonly short: string;
  /** ISO 3166-2:CN in lower case, as used in account and file names of bureaus. */
  readonly letters: string;
  readonly city: string;
  readonly cityName: string;
  readonly county: string;
  readonly countyName: string;
  /** 长途区号 */
  readonly areaCode: string;
  /** Two typical names of local units, with their Pinyin. */
  readonly unitNames: readonly (readonly [string, string])[];
}

/** Capitals and districts: GB/T 2260; a municipality (直辖市) is its own capital. */
const table = `
110000 北京市           京 bj 110100 -         110101 东城区 010  燕山:yanshan   卢沟:lugou
120000 天津市           津 tj 120100 -         120101 和平区 022  海河:haihe     津沽:jingu
130000 河北省           冀 he 130100 石家庄市   130102 长安区 0311 燕赵:yanzhao   滹沱:hutuo
140000 山西省           晋 sx 140100 太原市     140106 迎泽区 0351 晋祠:jinci     汾河:fenhe
150000 内蒙古自治区     蒙 nm 150100 呼和浩特市 150102 新城区 0471 青城:qingcheng 敕勒:chile
210000 辽宁省           辽 ln 210100 沈阳市     210102 和平区 024  盛京:shengjing 浑河:hunhe
220000 吉林省           吉 jl 220100 长春市     220102 南关区 0431 松辽:songliao  伊通:yitong
230000 黑龙江省         黑 hl 230100 哈尔滨市   230102 道里区 0451 松花:songhua   冰城:bingcheng
310000 上海市           沪 sh 310100 -         310101 黄浦区 021  浦江:pujiang   申城:shencheng
320000 江苏省           苏 js 320100 南京市     320102 玄武区 025  金陵:jinling   钟山:zhongshan
330000 浙江省           浙 zj 330100 杭州市     330102 上城区 0571 西泠:xiling    钱江:qianjiang
340000 安徽省           皖 ah 340100 合肥市     340103 庐阳区 0551 庐州:luzhou    巢湖:chaohu
350000 福建省           闽 fj 350100 福州市     350102 鼓楼区 0591 闽江:minjiang  榕城:rongcheng
360000 江西省           赣 jx 360100 南昌市     360102 东湖区 0791 滕王:tengwang  赣江:ganjiang
370000 山东省           鲁 sd 370100 济南市     370102 历下区 0531 泉城:quancheng 历山:lishan
410000 河南省           豫 ha 410100 郑州市     410102 中原区 0371 嵩山:songshan  黄淮:huanghuai
420000 湖北省           鄂 hb 420100 武汉市     420102 江岸区 027  江城:jiangcheng 楚天:chutian
430000 湖南省           湘 hn 430100 长沙市     430102 芙蓉区 0731 岳麓:yuelu     星城:xingcheng
440000 广东省           粤 gd 440100 广州市     440104 越秀区 020  羊城:yangcheng 珠江:zhujiang
450000 广西壮族自治区   桂 gx 450100 南宁市     450102 兴宁区 0771 邕江:yongjiang 青秀:qingxiu
460000 海南省           琼 hi 460100 海口市     460105 秀英区 0898 琼州:qiongzhou 椰城:yecheng
500000 重庆市           渝 cq 500100 -         500103 渝中区 023  山城:shancheng 嘉陵:jialing
510000 四川省           蜀 sc 510100 成都市     510104 锦江区 028  锦江:jinjiang  芙蓉:furong
520000 贵州省           黔 gz 520100 贵阳市     520102 南明区 0851 黔灵:qianling  筑城:zhucheng
530000 云南省           滇 yn 530100 昆明市     530102 五华区 0871 春城:chuncheng 滇池:dianchi
540000 西藏自治区       藏 xz 540100 拉萨市     540102 城关区 0891 雪域:xueyu     拉鲁:lalu
610000 陕西省           陕 sn 610100 西安市     610102 新城区 029  长安:changan   秦岭:qinling
620000 甘肃省           陇 gs 620100 兰州市     620102 城关区 0931 金城:jincheng  陇原:longyuan
630000 青海省           青 qh 630100 西宁市     630102 城东区 0971 湟水:huangshui 河湟:hehuang
640000 宁夏回族自治区   宁 nx 640100 银川市     640104 兴庆区 0951 塞上:saishang  贺兰:helan
650000 新疆维吾尔自治区 新 xj 650100 乌鲁木齐市 650102 天山区 0991 天山:tianshan  红山:hongshan
`;

/** The 31 provinces that have a bureau, ordered by code. */
export const places: readonly Place[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const cells = line.split(/ +/);
    const [province, name, short, letters, city, cityName, county, countyName, areaCode] = cells as Row;
    const unitNames = cells.slice(9).map((word) => word.split(':') as [string, string]);
    const capital = cityName === '-' ? '' : cityName;
    return { province, name, short, letters, city, cityName: capital, county, countyName, areaCode, unitNames };
  });

type Row = [string, string, string, string, string, string, string, string, string];

/** @throws when there is no such province */
export function placeOf(province: string): Place {
  const place = places.find((one) => one.province === province);
  if (place === undefined) throw new Error(`no bureau ${province}`);
  return place;
}
