package dev.sceneroute.generation;

import java.util.List;

/** A provider's part of the compatibility matrix. */
public interface ModelSource {

    /** Its lines; the first of an endpoint is the model that endpoint is run with if nobody names one. */
    List<ModelRules> models();
}
