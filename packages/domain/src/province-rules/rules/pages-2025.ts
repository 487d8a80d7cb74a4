/** The pages tell no first day: it is the day of the copy that was read. A rule of the installation may begin earlier, or end one. */
export const pages2025 = { from: '2025-12-31', source: 'HW-PROV' } as const;
