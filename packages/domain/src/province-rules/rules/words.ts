/** Words in a unit's name that make a filing a financial one (A18-PROV, Liaoning's page). */
export const financeWords = ['投资管理', '担保', '典当', '贷款', '理财'] as const;
