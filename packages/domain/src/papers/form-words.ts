/** Texts of the verification form: our own, in Chinese only, because a bureau reads the form. */
export const formWords = {
  title: '网站备案信息真实性核验单',
  pen: '请打印后用黑色签字笔填写和签字，字迹工整，不用草书，不得涂改',
  blank: '空白栏由主办者按已备案的信息填写',
  restBelow: '其余 {n} 个域名见主体信息栏下方',
  restOnList: '全部域名（另有 {n} 个）见所附域名清单',
  restOnBeijingList: '其余 {n} 个域名填写在北京备案确认书上',
  blocks: {
    subject: {
      title: '一、主体信息核验',
      checks: ['证件为原件，在有效期内', '名称、证件号码、住所与证件一致', '主体负责人身份证件与本人一致'],
    },
    contact: {
      title: '二、联系方式核验',
      checks: ['手机已接通，本人确认备案信息', '固定电话、应急电话可以接通', '电子邮件可以收到'],
    },
    website: {
      title: '三、网站信息核验',
      checks: ['网站名称、内容与主办者相符', '域名由主办者持有，已实名', '网站负责人已当面核验并拍照'],
    },
    access: { title: '四、接入信息核验', checks: ['接入方式、放置地、IP地址与实际一致'] },
  },
  pledges: {
    unit: {
      provider: '我单位已安排核验人员对照原件逐项核对以上四栏，勾选之处与核对所见相符；如有不实，我单位承担相应责任。',
      organiser:
        '我单位确认以上信息真实、准确、完整，网站由我单位主办并对其内容负责；信息今后如有变动，将按规定及时办理变更，提供虚假信息的后果由我单位承担。',
    },
    person: {
      provider: '我单位已安排核验人员对照原件逐项核对以上四栏，勾选之处与核对所见相符；如有不实，我单位承担相应责任。',
      organiser:
        '本人确认以上信息真实、准确、完整，网站由本人主办并对其内容负责；信息今后如有变动，将按规定及时办理变更，提供虚假信息的后果由本人承担。',
    },
  },
} as const;
