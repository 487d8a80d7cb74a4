/** 接单上限与缺勤。 */
export const zhAvailability = {
  'staff.load': '在手与上限',
  'staff.cap': '上限',
  'staff.capOf': '{name}的接单上限',
  'staff.noCap': '不限',
  'staff.assigned': '在手 {n}',
  'staff.assignedOf': '{name}在手的 {n} 个订单',
  'staff.toMove': '在手 {n}，{late} 个待转派',
  'staff.toMoveOf': '{name}在手的 {n} 个订单，其中 {late} 个因缺勤待转派',
  'staff.absence': '缺勤',
  'staff.absenceOf': '{name}的缺勤日期',
  'staff.absenceDays': '{from} 至 {until}',
  'staff.removeAbsence': '删除{name}的缺勤 {days}',
  'staff.away': '缺勤中',
  'staff.firstDay': '起日',
  'staff.lastDay': '止日',
} as const satisfies Readonly<Record<string, string>>;
