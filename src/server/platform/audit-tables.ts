/** Who looked at or changed what, and its seals; a part of `Tables`. */
export interface AuditTables {
  audit: {
    county: string;
    id: string;
    at: Date;
    who_kind: string;
    who: string | null;
    act: string;
    what_kind: string;
    what: string;
    for_whom: string | null;
    ground: string | null;
    look_reason: string | null;
  };
  audit_unsealed: { county: string; id: string };
  audit_seal: {
    county: string;
    number: number;
    first: number;
    count: number;
    at: Date;
    root: Buffer;
    previous: Buffer;
    hash: Buffer;
    signature: Buffer;
  };
  audit_leaf: { county: string; position: number; look: string; hash: Buffer };
}
