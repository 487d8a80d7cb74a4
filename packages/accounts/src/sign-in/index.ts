export { DEVICE_DAYS, knownDeviceOwner, readDeviceCookie } from './device.ts';
export { signInByProvider } from './provider.ts';
export { beginFactor, confirmFactor, consumeCode } from './second-factor.ts';
export {
  type Client,
  type FoundSession,
  findSession,
  findSessionEnd,
  PENDING_MINUTES,
  rolesOfTokens,
  type Session,
  signOut,
  systemActor,
  unknownClient,
} from './sessions.ts';
export {
  beginEnrolment,
  countTry,
  endEnrolment,
  type SignedIn,
  type SignInFailure,
  type SignInLocked,
  type SignInOrigin,
  signIn,
  submitCode,
} from './sign-in.ts';
export { bucketsOf, networkOf, shortenAddress, tryLimits, undoTry } from './tries.ts';
