/**
 * Tables that stay small in every installation, so that a migration may rewrite, scan or index them in one transaction: the reason of each is what
 * its rows are.
 * @type {Readonly<Record<string, string>>}
 */
export const smallTables = {
  'app.board_rolled': 'how far figures were counted, one row for each kind',
  'app.bureau_closures': 'days on which a bureau is closed',
  'app.bureau_provinces': 'a row for each province and realm',
  'app.bureaus': 'connections to bureaus, at most 32 in a realm',
  'app.calendar_days': 'a row for each day that a notice names',
  'app.calendar_notices': 'a few notices a year',
  'app.calendar_recounts': 'a row for each version of the calendar',
  'app.clock': 'one row',
  'app.day_hours': 'a row for each day',
  'app.eta_rolled': 'how far figures were counted',
  'app.follow_up_scan': 'one row',
  'app.forecast_rolled': 'how far figures were counted',
  'app.partner_keys': 'keys of partners, a few for each',
  'app.partners': 'hundreds',
  'app.published_codes': 'codes that bureaus publish',
  'app.quality_rolled': 'how far figures were counted',
  'app.refusal_reasons': 'codes that bureaus publish',
  'app.retention': 'a row for each kind of data',
  'app.rule_previews': 'one for each draft of rules, and for each edition',
  'app.second_factors': 'of staff',
  'app.settings': 'a row for each setting',
  'app.staff': 'hundreds',
  'app.staff_digests': 'a row for each person of staff',
  'app.staff_notices': 'a row for each person of staff',
  'app.staff_queues': 'a row for each person of staff',
  'app.staff_views': 'a few rows for each person of staff',
  'app.webhook_endpoints': 'a few for each partner',
  'app.workers': 'a row for each worker that runs',
  'app.working_hours': 'a row for each change of the hours',
};
