export { type InstallationFaultView, installationFaultFields } from './fault-fields.ts';
export {
  abilities,
  type Capability,
  capabilities,
  capabilitiesLeft,
  explainReadiness,
  isReady,
  type Readiness,
  type ReadinessFault,
  type ReadinessProgram,
  readinessFaults,
  readinessOf,
} from './faults.ts';
