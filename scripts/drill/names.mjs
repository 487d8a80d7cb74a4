/** The steps of a drill (steps.mjs) in their order, known before anything is installed. */
export const stepNames = /** @type {const} */ ([
  'api-killed',
  'worker-killed',
  'no-worker',
  'database-killed',
  'network-silent',
  'disk-full',
  'files-hang',
  'redis-away',
  'crash-loop',
  'lost-file',
  'connections-taken',
  'certificate-ends',
  'rolling-restart',
  'wrong-keys',
  'foreign-files',
  'database-clock',
  'restore',
  'promotion',
  'upgrade',
]);

/** @typedef {(typeof stepNames)[number]} StepName */
