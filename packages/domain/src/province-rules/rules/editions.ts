// Days and source of most rows: the bureaus' pages of 2018 and of September 2019, dated by the editions that adopt them.
export const edition2018 = { from: '2018-06-15', source: 'A18-PROV' } as const;
export const edition2018Only = { ...edition2018, until: '2019-04-22' } as const;
export const edition2019 = { from: '2019-04-22', source: 'A19-PROV' } as const;
