/** Stands in for axios's own adapters in the bundle: the only way out is the one every call names. */
export default { getAdapter: (adapter: unknown) => adapter };
